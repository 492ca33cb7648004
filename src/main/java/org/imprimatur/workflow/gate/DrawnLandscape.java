package org.imprimatur.workflow.gate;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.Effect;
import org.imprimatur.workflow.gate.proof.Landscape;

/** The processes that run for one client, or for all that have none of their own. */
final class DrawnLandscape implements Landscape {
  private final StepCatalog steps;
  private final Map<String, Element> processes;

  DrawnLandscape(StepCatalog steps, Map<String, Element> processes) {
    this.steps = steps;
    this.processes = new LinkedHashMap<>(processes);
  }

  /** The same, with other files in place of those of the same keys. */
  DrawnLandscape with(Map<String, Element> others) {
    var all = new LinkedHashMap<>(processes);
    all.putAll(others);
    return new DrawnLandscape(steps, all);
  }

  @Override
  public Deed deedOf(String step) {
    return steps.deedOf(step);
  }

  @Override
  public Collection<Deed> approvals() {
    return steps.approvals();
  }

  @Override
  public Optional<Effect> effectOf(String message) {
    return steps.effectOf(message);
  }

  @Override
  public Optional<Element> process(String key) {
    return Optional.ofNullable(processes.get(key));
  }

  @Override
  public Collection<String> keys() {
    return processes.keySet();
  }
}
