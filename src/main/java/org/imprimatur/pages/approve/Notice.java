package org.imprimatur.pages.approve;

import java.util.List;

/**
 * A page that says how things stand.
 *
 * @param status of the answer; 200 where all is as it should be
 * @param said what the approver said, or ""
 * @param offers whether a fresh link can be mailed from here
 */
record Notice(int status, String title, List<String> lines, String said, boolean offers) {

  static Notice of(int status, String title, String... lines) {
    return new Notice(status, title, List.of(lines), "", false);
  }

  Notice saying(String comment) {
    return new Notice(status, title, lines, comment == null ? "" : comment, offers);
  }

  Notice offering(boolean fresh) {
    return new Notice(status, title, lines, said, fresh);
  }
}
