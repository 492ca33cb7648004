package org.imprimatur.workflow.gate.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.ModelSettings;

/**
 * Whoever calls a process that works on one of several things says on which: on each of a list, on
 * what a step has left, or on what it was told itself.
 */
final class HandOver {
  private final Landscape landscape;

  /** What each process has to be told, by its key. */
  private final Map<String, Set<String>> needs = new LinkedHashMap<>();

  private HandOver(Landscape landscape) {
    this.landscape = landscape;
  }

  static List<Objection> objectionsTo(Element process, Landscape landscape) {
    return new HandOver(landscape).objectionsTo(process);
  }

  private List<Objection> objectionsTo(Element process) {
    collect(process);
    var objections = new ArrayList<Objection>();
    var begins = Proof.beginsByItself(Bpmn.id(process), landscape);
    var left = left(process);
    walk(
        process,
        Set.of(),
        (call, given) -> {
          for (var needed : neededBy(call)) {
            var told = told(call, needed);
            // Whatever begins by itself was told nothing by anybody.
            var known =
                told.isPresent()
                    && (!begins || given.contains(told.get()) || left.contains(told.get()));
            if (!known) objections.add(objection(call, needed));
          }
        });
    return objections;
  }

  /** Until nothing is added any more, because processes may call one another in circles. */
  private void collect(Element process) {
    var reached = new LinkedHashMap<String, Element>();
    reach(process, reached);
    for (var more = true; more; ) {
      more = false;
      for (var each : reached.entrySet()) {
        var known = needs.computeIfAbsent(each.getKey(), key -> new LinkedHashSet<>());
        more |= known.addAll(neededIn(each.getValue()));
      }
    }
  }

  private void reach(Element process, Map<String, Element> reached) {
    if (reached.putIfAbsent(Bpmn.id(process), process) != null) return;
    walk(
        process,
        Set.of(),
        (element, given) -> {
          var key = called(element);
          landscape.process(key).stream()
              .flatMap(definitions -> Bpmn.processes(definitions).stream())
              .filter(found -> Bpmn.id(found).equals(key))
              .forEach(found -> reach(found, reached));
        });
  }

  private static Objection objection(Element call, String needed) {
    return new Objection(
        Objection.Kind.NOT_TOLD,
        call,
        "the process '%s' works on one of several and is not told which (%s)"
            .formatted(called(call), needed));
  }

  /** The process that is called here, or "". */
  private static String called(Element element) {
    return element.getTagName().equals("callActivity")
        ? element.attribute("calledElement", "")
        : "";
  }

  private Set<String> neededBy(Element call) {
    return needs.getOrDefault(called(call), Set.of());
  }

  /** What its own steps are about, and what it hands on without having it from a step or a list. */
  private Set<String> neededIn(Element process) {
    var needed = new LinkedHashSet<String>();
    var left = left(process);
    walk(
        process,
        Set.of(),
        (element, given) -> {
          var about = Bpmn.steps(element).stream().map(step -> landscape.deedOf(step).about());
          var handedOn = neededBy(element).stream().flatMap(inner -> told(element, inner).stream());
          Stream.concat(about, handedOn)
              .filter(name -> !name.isEmpty() && !given.contains(name) && !left.contains(name))
              .forEach(needed::add);
        });
    return needed;
  }

  /** What steps of a process leave for its calls. */
  private Set<String> left(Element process) {
    var left = new LinkedHashSet<String>();
    walk(
        process,
        Set.of(),
        (element, given) ->
            Bpmn.steps(element).forEach(step -> left.addAll(landscape.deedOf(step).leaves())));
    return left;
  }

  /** Every element with what each of the lists it lies in calls one of its things. */
  private static void walk(
      Element element, Set<String> around, BiConsumer<Element, Set<String>> heard) {
    var given = new LinkedHashSet<>(around);
    element
        .elements("multiInstanceLoopCharacteristics")
        .forEach(loop -> ModelSettings.attribute(loop, "elementVariable").ifPresent(given::add));
    ModelSettings.extensions(element, "inputOutput")
        .flatMap(io -> io.elements().stream())
        .filter(parameter -> parameter.getTagName().equals("inputParameter"))
        .forEach(parameter -> given.add(parameter.attribute("name", "")));
    heard.accept(element, given);
    for (var child : element.elements()) walk(child, given, heard);
  }

  /** The variable from which a called process is told something. */
  private static Optional<String> told(Element call, String needed) {
    return ModelSettings.extensions(call, "in")
        .flatMap(
            in -> {
              if ("all".equals(in.attribute("variables"))) return Stream.of(needed);
              if (!needed.equals(in.attribute("target"))) return Stream.empty();
              var source = in.attribute("source");
              return Stream.of(
                  source != null ? source : Bpmn.bean(in.attribute("sourceExpression", "")));
            })
        .findFirst();
  }
}
