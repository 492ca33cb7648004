package org.imprimatur.interactions;

/** What is to become of an interaction, by the decision table. */
public enum TriageAction {
  REPLY,
  MODERATE,
  ESCALATE,
  IGNORE
}
