package org.imprimatur.workflow.gate;

import java.util.Map;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** What a file can rely on: what is deployed already, or lies beside it. */
interface Surroundings {
  /** The {@code <definitions>} of every process that runs for whom the file is, by key. */
  Map<String, Element> processes();

  boolean hasForm(String key);

  boolean hasDecision(String key);

  /** Whether people are in it, or could be. */
  boolean hasGroup(String name);
}
