package org.imprimatur.danger.process;

/** The Java face of {@code danger-watch.bpmn}. */
final class DangerWatchProcess {
  static final String KEY = "danger-watch";

  private DangerWatchProcess() {}
}
