package org.imprimatur.intake;

import java.time.Instant;

/** What came of listening, and when to listen next. */
public record ListenStanding(ListenOutcome outcome, Instant next) {}
