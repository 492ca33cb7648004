package org.imprimatur.assets;

import java.time.LocalDate;

/**
 * What is said about a file when it is handed over.
 *
 * @param client whom it belongs to
 * @param name the file's name as sent; kept only after cleaning
 * @param altText a suggested description, or ""
 * @param rightsUntil the last day it may be used, or null for no end
 * @param uploadedBy login of who hands it over
 */
public record NewAsset(
    String client, String name, String altText, LocalDate rightsUntil, String uploadedBy) {
  private static final int MAX_ALT_TEXT = 2000;

  public NewAsset {
    altText = altText == null ? "" : altText.strip();
    if (altText.length() > MAX_ALT_TEXT) {
      throw new AssetRefused(
          AssetRefused.Reason.INVALID_DETAILS,
          "The description has more than %d characters.".formatted(MAX_ALT_TEXT));
    }
    if (altText.indexOf('\0') >= 0) {
      throw new AssetRefused(
          AssetRefused.Reason.INVALID_DETAILS,
          "The description contains a character that cannot be stored.");
    }
  }
}
