package org.imprimatur.content;

import java.util.UUID;

/**
 * Something that belongs into a piece's history has just happened.
 *
 * @param version the number of the version it is about, 0 before there is one
 * @param digest that version's digest, or ""
 */
public record PieceNoted(
    UUID piece,
    String client,
    PieceEvent.Kind kind,
    String who,
    int version,
    String digest,
    String comment) {}
