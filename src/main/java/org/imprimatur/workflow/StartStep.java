package org.imprimatur.workflow;

import java.util.Map;
import java.util.UUID;

/**
 * The start form of a process: fills its choices and turns the answer into the item the process is
 * about.
 */
public interface StartStep {

  /** The process it starts. */
  String processKey();

  /** The choices the form offers to this person. */
  Map<String, Object> show(String person);

  /**
   * Creates the item; the process starts because the item announces itself.
   *
   * @return the item's id, the new instance's business key
   */
  UUID accept(Submission submission);
}
