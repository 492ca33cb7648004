package org.imprimatur.interactions;

import java.util.UUID;

/** Something is to be done about a message at once, whatever its case is waiting for. */
public record ModerationOrdered(UUID act, UUID interaction) {}
