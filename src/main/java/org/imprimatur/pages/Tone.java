package org.imprimatur.pages;

import java.util.Locale;

/** How a state is to be taken. */
enum Tone {
  QUIET,
  WAITING,
  GOOD,
  BAD;

  /** The style sheet's name for it. */
  public String style() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
