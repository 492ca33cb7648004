package org.imprimatur.channels.practice;

/**
 * Which posts to show.
 *
 * @param account only this account's, or "" for everybody's
 * @param tag only posts with this hashtag, or ""; letters, digits and underscores only
 * @param before only posts older than this one
 */
record PracticeFeed(String account, String tag, long before) {

  PracticeFeed {
    // The tag becomes part of a pattern in the database.
    if (!tag.matches("[\\p{L}\\p{M}\\p{N}_]*")) {
      throw new IllegalArgumentException("Not a hashtag");
    }
  }
}
