package org.imprimatur.interactions.process;

/** What somebody who read a message decides. */
enum NextStep {
  SEND,
  ASK,
  LEAVE
}
