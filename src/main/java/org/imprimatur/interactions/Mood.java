package org.imprimatur.interactions;

/**
 * How a text sounds, as far as its words tell.
 *
 * @param confidence 0 to 100; at 0 nothing was recognised and only a person can tell
 */
public record Mood(Sentiment sentiment, int confidence) {
  static final Mood UNKNOWN = new Mood(Sentiment.NEUTRAL, 0);
}
