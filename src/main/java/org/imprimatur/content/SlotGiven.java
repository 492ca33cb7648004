package org.imprimatur.content;

import java.util.UUID;

/** An approved piece that had no time to go out at has one now. */
public record SlotGiven(UUID piece) {}
