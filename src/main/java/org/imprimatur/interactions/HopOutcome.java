package org.imprimatur.interactions;

/** What a department makes of a case it was asked about. */
public enum HopOutcome {
  /** It says what is to be answered. */
  ADVISE("said what to answer"),
  /** It sees to the matter itself, outside; the author is told so. */
  TAKE_OVER("takes it over"),
  /** Another department has to say. */
  PASS_ON("passed it on"),
  /** It is nothing for a department. */
  GIVE_BACK("gave it back"),
  /** Nobody answered it any more: the case ended meanwhile. */
  ENDED("ended meanwhile");

  private final String label;

  HopOutcome(String label) {
    this.label = label;
  }

  /** As people read it. */
  public String label() {
    return label;
  }
}
