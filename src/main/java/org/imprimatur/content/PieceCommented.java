package org.imprimatur.content;

import java.util.UUID;

/** Something was said about a piece. */
public record PieceCommented(UUID piece, UUID comment) {}
