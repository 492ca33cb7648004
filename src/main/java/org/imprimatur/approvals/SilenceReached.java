package org.imprimatur.approvals;

import java.util.UUID;

/** The time a client had to answer is over. */
public record SilenceReached(UUID round) {}
