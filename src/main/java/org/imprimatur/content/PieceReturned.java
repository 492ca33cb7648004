package org.imprimatur.content;

import java.util.UUID;

/** An approved piece has to be written anew. */
public record PieceReturned(UUID piece) {}
