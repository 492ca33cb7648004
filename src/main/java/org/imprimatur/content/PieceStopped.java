package org.imprimatur.content;

import java.util.UUID;

/** Publishing was stopped: nothing of the piece may go on, and nobody is asked about it yet. */
public record PieceStopped(UUID piece) {}
