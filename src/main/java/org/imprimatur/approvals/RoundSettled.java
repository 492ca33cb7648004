package org.imprimatur.approvals;

import java.util.UUID;

/** What was asked about a version is answered; or it does not matter any more. */
public record RoundSettled(UUID round) {}
