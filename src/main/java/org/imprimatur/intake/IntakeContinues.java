package org.imprimatur.intake;

import java.util.UUID;

/** The watch over a channel has lasted a day: another one takes over, so that no history grows. */
public record IntakeContinues(UUID channel, String client) {}
