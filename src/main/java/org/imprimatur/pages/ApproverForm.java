package org.imprimatur.pages;

/** Somebody to be asked for approval, as entered on the client's page. */
record ApproverForm(String name, String email, String login, String role, Boolean substitute) {
  static final ApproverForm EMPTY = new ApproverForm("", "", "", "", false);

  ApproverForm {
    substitute = Boolean.TRUE.equals(substitute);
  }
}
