package org.imprimatur.replay;

import java.util.UUID;

/** Somebody wants a candidate tried. */
public record ReplayOrdered(UUID run) {}
