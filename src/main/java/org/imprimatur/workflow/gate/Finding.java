package org.imprimatur.workflow.gate;

import org.camunda.bpm.engine.impl.util.xml.Element;

/** One thing a rule says no to, said so that whoever drew it finds it and knows what to do. */
record Finding(Rule rule, Element element, Owner owner, String what) {

  /** The nearest thing with an id around the refused one: what the person sees in the diagram. */
  record Owner(String id, String name) {
    static Owner of(Element element, Owner around) {
      var id = element.attribute("id");
      return id == null ? around : new Owner(id, element.attribute("name", ""));
    }
  }

  Finding(Rule rule, Element element, String what) {
    this(rule, element, Owner.of(element, new Owner("definitions", "")), what);
  }

  String message() {
    return "%s %s: %s. %s".formatted(rule.id(), where(), what, rule.remedy());
  }

  private String where() {
    return owner.name().isBlank() ? owner.id() : owner.id() + " \"" + owner.name() + "\"";
  }
}
