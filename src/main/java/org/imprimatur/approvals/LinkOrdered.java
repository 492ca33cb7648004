package org.imprimatur.approvals;

import java.util.UUID;

/**
 * The holder of an old link asks for a fresh one by mail.
 *
 * @param order what makes this asking different from others about the same request
 */
public record LinkOrdered(UUID request, UUID order) {}
