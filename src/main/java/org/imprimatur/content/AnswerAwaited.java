package org.imprimatur.content;

import java.util.UUID;

/** A client's time to answer about a piece is counted anew. */
public record AnswerAwaited(UUID piece) {}
