package org.imprimatur.pages;

import java.util.Locale;
import java.util.UUID;

/** Where things are found. */
final class Links {
  private Links() {}

  static String piece(Object id) {
    return "/pieces/" + id;
  }

  static final String INBOX = "/inbox";
  static final String STOPS = "/stops";

  static String interaction(Object id) {
    return INBOX + "/" + id;
  }

  static String client(String key) {
    return "/clients/" + key;
  }

  static String certificate(Object publication) {
    return "/certificates/" + publication;
  }

  static String task(String id) {
    return "/camunda/app/tasklist/default/#/?task=" + id;
  }

  static String drawing(UUID piece, String definition) {
    return "/pieces/" + piece + "/process/" + definition + ".bpmn";
  }

  /**
   * An address somebody else gave us, if it leads to a page, there or here, and does nothing else.
   */
  static String outside(String url) {
    var lower = url == null ? "" : url.strip().toLowerCase(Locale.ROOT);
    var here = lower.startsWith("/") && !lower.startsWith("//") && !lower.startsWith("/\\");
    return here || lower.startsWith("https://") || lower.startsWith("http://") ? url.strip() : "";
  }
}
