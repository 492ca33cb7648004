package org.imprimatur.content;

import java.util.UUID;

/** A paused piece goes on. */
public record PieceResumed(UUID piece) {}
