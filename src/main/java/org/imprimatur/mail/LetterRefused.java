package org.imprimatur.mail;

/** The letter cannot arrive, whatever is tried; the message says why, in the server's own words. */
public class LetterRefused extends Exception {
  public LetterRefused(String why) {
    super(why);
  }
}
