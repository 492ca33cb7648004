package org.imprimatur.content;

import java.util.UUID;

/**
 * Something to be said about a piece.
 *
 * @param internal whether it stays inside the agency
 * @param channel the channel it is about, or null for all of them
 * @param parent the comment it answers, or null
 */
public record Remark(String text, boolean internal, UUID channel, UUID parent) {}
