package org.imprimatur.publishing;

import java.util.UUID;

/**
 * Whose publications are planned, and for what.
 *
 * @param subject whose content it is: the piece's id
 * @param campaign the campaign it belongs to, or ""
 */
public record Commission(String client, UUID subject, String campaign) {}
