package org.imprimatur.intake;

import java.time.Instant;

/**
 * How far a batch is absorbed.
 *
 * @param at when to go on, where there is more to do
 */
public record Absorption(AbsorbOutcome outcome, Instant at) {}
