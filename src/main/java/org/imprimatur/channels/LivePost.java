package org.imprimatur.channels;

import java.util.List;

/**
 * A post as its audience finds it.
 *
 * @param text what it says
 * @param formatted whether the platform gave the text in its own formatting, so that only its
 *     {@linkplain LivePostReader#essence essence} can be compared
 * @param altTexts the pictures' descriptions in the order shown, "" for a picture without
 * @param reference as {@link RemotePost#reference}: another one means that something in it changed;
 *     "" where the platform has none
 */
public record LivePost(String text, boolean formatted, List<String> altTexts, String reference) {
  public LivePost {
    altTexts = List.copyOf(altTexts);
  }
}
