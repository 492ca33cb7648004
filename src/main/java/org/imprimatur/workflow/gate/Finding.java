package org.imprimatur.workflow.gate;

import org.camunda.bpm.engine.impl.util.xml.Element;

/** One refused thing, said so that whoever drew the model finds it and knows what to do. */
record Finding(Rule rule, Element element, Owner owner, String what) {

  /** The nearest thing with an id around the refused one: what the person sees in the diagram. */
  record Owner(String id, String name) {}

  String message() {
    return "%s %s: %s. %s".formatted(rule.id(), where(), what, rule.remedy());
  }

  private String where() {
    return owner.name().isBlank() ? owner.id() : owner.id() + " \"" + owner.name() + "\"";
  }
}
