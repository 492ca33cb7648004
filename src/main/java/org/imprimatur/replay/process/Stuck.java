package org.imprimatur.replay.process;

/** A replayed piece cannot go on; the real one would be an incident. */
class Stuck extends RuntimeException {
  Stuck(String why) {
    super(why);
  }
}
