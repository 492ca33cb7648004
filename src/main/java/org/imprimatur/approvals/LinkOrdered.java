package org.imprimatur.approvals;

import java.util.UUID;

/**
 * A fresh link to a request is to be mailed to the one asked.
 *
 * @param onceKey the same for orders that one letter answers
 */
public record LinkOrdered(UUID request, String onceKey) {}
