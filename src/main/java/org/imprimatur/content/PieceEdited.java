package org.imprimatur.content;

import java.util.UUID;

/**
 * A piece was edited: it needs review and approval again.
 *
 * @param accepted whether a review had accepted it already, so that its process has to go back
 */
public record PieceEdited(UUID piece, boolean accepted) {}
