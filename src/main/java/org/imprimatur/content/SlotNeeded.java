package org.imprimatur.content;

/** An approved piece has no time to go out at, or it has passed. */
public class SlotNeeded extends RuntimeException {
  SlotNeeded(String message) {
    super(message);
  }
}
