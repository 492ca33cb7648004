package org.imprimatur.content;

import java.util.UUID;

/** Publishing was stopped and is so no more: somebody decides whether this piece goes on. */
public record PieceAsked(UUID piece) {}
