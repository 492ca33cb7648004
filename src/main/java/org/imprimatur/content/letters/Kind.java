package org.imprimatur.content.letters;

/** The kinds of letters about approvals. */
final class Kind {
  static final String REQUEST = "approval-request";
  static final String REMINDER = "approval-reminder";
  static final String LINK = "approval-link";
  static final String CODE = "approval-code";
  static final String OUTCOME = "approval-outcome";
  static final String SILENCE = "silence-reached";

  private Kind() {}
}
