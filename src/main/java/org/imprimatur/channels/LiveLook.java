package org.imprimatur.channels;

/** What a look at a live post found. */
public sealed interface LiveLook {

  /** It is there, and says this. */
  record There(LivePost post) implements LiveLook {}

  /** The platform says that it is no longer there. */
  record Gone() implements LiveLook {}
}
