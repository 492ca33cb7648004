package org.imprimatur.content;

import java.util.UUID;

/** Nothing of the piece may go on until someone decides. */
public record PiecePaused(UUID piece) {}
