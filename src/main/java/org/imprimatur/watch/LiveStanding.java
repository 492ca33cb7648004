package org.imprimatur.watch;

import java.time.Instant;

/**
 * Where a watched post stands after a look.
 *
 * @param at when to look again, for {@link LiveOutcome#LOOK_AGAIN}; else null
 */
public record LiveStanding(LiveOutcome outcome, Instant at) {}
