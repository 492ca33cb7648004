package org.imprimatur.content;

import java.util.List;

/**
 * What decides who has to approve a piece.
 *
 * @param channels the platforms it goes to
 * @param riskWords whether one of the client's delicate words occurs in it
 * @param campaign the campaign it belongs to, or ""
 */
public record PieceFacts(
    List<String> channels, PieceFormat format, boolean riskWords, String campaign) {}
