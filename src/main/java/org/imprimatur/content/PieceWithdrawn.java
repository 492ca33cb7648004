package org.imprimatur.content;

import java.util.UUID;

/** A piece will not go out any further. */
public record PieceWithdrawn(UUID piece) {}
