package org.imprimatur.content;

/**
 * A piece to be opened.
 *
 * @param campaign the campaign it belongs to, or ""
 * @param evergreen whether it stays approved without a time, until it is needed in place of another
 */
public record NewPiece(String client, String title, String campaign, boolean evergreen) {

  public NewPiece(String client, String title) {
    this(client, title, "", false);
  }
}
