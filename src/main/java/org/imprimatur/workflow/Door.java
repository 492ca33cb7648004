package org.imprimatur.workflow;

import java.util.function.Supplier;

/** Through which door the form now being submitted came in. */
final class Door {
  private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

  private Door() {}

  static String current() {
    var door = CURRENT.get();
    return door == null ? Submission.TASK_FORM : door;
  }

  static <T> T through(String door, Supplier<T> work) {
    CURRENT.set(door);
    try {
      return work.get();
    } finally {
      CURRENT.remove();
    }
  }
}
