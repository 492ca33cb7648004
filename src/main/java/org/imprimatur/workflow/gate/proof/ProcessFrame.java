package org.imprimatur.workflow.gate.proof;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * One running process as the net sees it: its own set of variables, of which only answers to
 * approvals count.
 */
final class ProcessFrame {
  final String key;
  final Element process;
  final ProcessFrame caller;

  /** Name of the variable to the index of its value in a {@link State}. */
  final Map<String, Integer> answers = new LinkedHashMap<>();

  /** What is handed in and out of a called process: index to index, by the engine's mappings. */
  final Map<Integer, Integer> in = new LinkedHashMap<>();

  final Map<Integer, Integer> out = new LinkedHashMap<>();

  ProcessFrame(String key, Element process, ProcessFrame caller) {
    this.key = key;
    this.process = process;
    this.caller = caller;
  }

  boolean runs(String other) {
    return key.equals(other) || caller != null && caller.runs(other);
  }
}
