package org.imprimatur.workflow.gate.proof;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.ModelSettings;

/**
 * Whether a diagram keeps the promise, and can be gone through to its end. Everything that can
 * happen in it is followed, in every order, with the processes it calls; nothing is executed.
 */
public final class Proof {
  private Proof() {}

  /** What is wrong with the processes of a file by themselves. */
  public static List<Objection> soundness(Element definitions, Landscape landscape) {
    var objections = new ArrayList<Objection>();
    for (var process : Bpmn.processes(definitions)) {
      objections.addAll(Soundness.objectionsTo(definitions, process, landscape));
      objections.addAll(HandOver.objectionsTo(process, landscape));
    }
    return objections;
  }

  /**
   * Whether something could go out unapproved with these processes in the landscape: in themselves,
   * where they begin by themselves, and in all that call them.
   *
   * @param changed keys of the processes that are new in the landscape
   */
  public static List<Objection> promise(Set<String> changed, Landscape landscape) {
    var objections = new ArrayList<Objection>();
    for (var key : roots(changed, landscape)) {
      var definitions = landscape.process(key).orElseThrow();
      for (var process : Bpmn.processes(definitions)) {
        if (Bpmn.id(process).equals(key)) {
          objections.addAll(Promise.objectionsTo(definitions, process, landscape));
        }
      }
    }
    return objections;
  }

  /** The processes that run for themselves and have one of these in them. */
  static Set<String> roots(Set<String> changed, Landscape landscape) {
    var roots = new LinkedHashSet<String>();
    for (var key : changed) {
      var found = rootsOf(key, landscape);
      // What is only called by what it calls is begun somewhere all the same.
      if (found.isEmpty() && landscape.process(key).isPresent()) found.add(key);
      roots.addAll(found);
    }
    return roots;
  }

  private static Set<String> rootsOf(String changed, Landscape landscape) {
    var roots = new LinkedHashSet<String>();
    var open = new ArrayList<>(Set.of(changed));
    var seen = new LinkedHashSet<>(open);
    while (!open.isEmpty()) {
      var key = open.remove(open.size() - 1);
      if (landscape.process(key).isEmpty()) continue;
      var callers = callersOf(key, landscape);
      if (callers.isEmpty() || beginsByItself(key, landscape)) roots.add(key);
      callers.stream().filter(seen::add).forEach(open::add);
    }
    return roots;
  }

  private static Set<String> callersOf(String key, Landscape landscape) {
    var callers = new LinkedHashSet<String>();
    for (var other : landscape.keys()) {
      if (!other.equals(key)
          && landscape.process(other).filter(definitions -> calls(definitions, key)).isPresent()) {
        callers.add(other);
      }
    }
    return callers;
  }

  private static boolean calls(Element element, String key) {
    return element.getTagName().equals("callActivity")
            && key.equals(element.attribute("calledElement"))
        || element.elements().stream().anyMatch(child -> calls(child, key));
  }

  /** By a form, a date or a message; what has a plain start only waits to be called. */
  static boolean beginsByItself(String key, Landscape landscape) {
    return landscape.process(key).stream()
        .flatMap(definitions -> Bpmn.processes(definitions).stream())
        .filter(process -> Bpmn.id(process).equals(key))
        .flatMap(process -> process.elements("startEvent").stream())
        .anyMatch(
            start ->
                ModelSettings.attribute(start, "formRef").isPresent()
                    || !Bpmn.eventKind(start).isEmpty());
  }
}
