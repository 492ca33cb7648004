package org.imprimatur.content;

import java.util.UUID;

/** A piece was opened: its process may begin. */
public record PieceOpened(UUID piece, String client, String title) {}
