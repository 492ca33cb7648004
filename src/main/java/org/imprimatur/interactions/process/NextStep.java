package org.imprimatur.interactions.process;

import org.imprimatur.interactions.TriageAction;

/** What is to be done next: by the table first, later by whoever has the case. */
enum NextStep {
  ANSWER,
  SEND,
  MODERATE,
  ASK,
  LEAVE;

  static NextStep of(TriageAction action) {
    return switch (action) {
      case REPLY -> ANSWER;
      case MODERATE -> MODERATE;
      case ESCALATE -> ASK;
      case IGNORE -> LEAVE;
    };
  }
}
