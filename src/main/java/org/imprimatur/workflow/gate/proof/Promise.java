package org.imprimatur.workflow.gate.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.Effect;
import org.imprimatur.workflow.ModelSettings;

/** Nothing goes out that was not approved as it stands, whatever happens in whatever order. */
final class Promise {
  private Promise() {}

  static List<Objection> objectionsTo(Element definitions, Element process, Landscape landscape) {
    var net = new NetBuilder(landscape, true).of(definitions, process);
    var objections = new ArrayList<>(net.objections);
    if (net.tooBig) return objections;
    if (net.nodes.stream().noneMatch(Promise::publishes)) return objections;
    objections.addAll(forged(net, landscape));
    var all = Exploration.of(net, new Moves(net, true, true));
    unapproved(all).ifPresent(objections::add);
    if (!all.complete) objections.add(tooParallel(process, all, net));
    else if (all.unapproved.isEmpty()) objections.addAll(neverPublished(net, all));
    return objections;
  }

  static boolean publishes(Node node) {
    return node.does(Effect.PUBLISHES);
  }

  /** The shortest way on which something goes out unapproved. */
  static Optional<Objection> unapproved(Exploration all) {
    return all.unapproved.entrySet().stream()
        .min(Comparator.comparing(entry -> all.wayTo(entry.getValue()).size()))
        .map(first -> unapproved(first.getKey(), all, first.getValue()));
  }

  private static Objection unapproved(Node published, Exploration all, int state) {
    var way = all.wayTo(state);
    int changed = 0;
    for (int i = 0; i < way.size(); i++) {
      if (way.get(i).by().does(Effect.CHANGES_CONTENT)) changed = i;
    }
    var told =
        Stream.concat(
                way.subList(changed, way.size()).stream()
                    .map(Moves.Move::told)
                    .filter(text -> !text.isEmpty()),
                Stream.of(published.name))
            .toList();
    var since =
        way.stream().anyMatch(move -> move.by().does(Effect.CHANGES_CONTENT))
            ? "after \u201c" + way.get(changed).by().name + "\u201d "
            : "";
    return new Objection(
        Objection.Kind.UNAPPROVED,
        outermost(published),
        "\u201c%s\u201d can be reached %swithout an approval in between: %s"
            .formatted(published.name, since, String.join(" \u2192 ", told)));
  }

  /** Where it is in the diagram itself: in a called process it is the call. */
  private static Element outermost(Node published) {
    var node = published;
    while (node.within != null && node.within.frame.caller != null) node = node.within.owner;
    return node.element;
  }

  /**
   * The answer to an approval comes from approving steps and through calls, and from nowhere else.
   */
  private static List<Objection> forged(Net net, Landscape landscape) {
    var answers = landscape.approvals().stream().map(Landscape.Deed::answer).distinct().toList();
    var forged = new ArrayList<Objection>();
    for (var node : net.nodes) {
      for (var answer : answers) {
        if (writes(node, answer)) {
          forged.add(
              new Objection(
                  Objection.Kind.FORGED_ANSWER,
                  node.element,
                  "\u201c%s\u201d writes the variable %s, which only an approval may"
                      .formatted(node.name, answer)));
        }
      }
    }
    return forged;
  }

  private static boolean writes(Node node, String answer) {
    var element = node.element;
    return element.getTagName().equals("process")
        ? false
        : ModelSettings.attribute(element, "resultVariable").filter(answer::equals).isPresent()
            || ModelSettings.extensions(element, "inputOutput")
                .flatMap(io -> io.elements().stream())
                .anyMatch(parameter -> answer.equals(parameter.attribute("name")))
            || element.elements("multiInstanceLoopCharacteristics").stream()
                .anyMatch(
                    loop ->
                        ModelSettings.attribute(loop, "elementVariable")
                                .filter(answer::equals)
                                .isPresent()
                            || loop.elements("inputDataItem").stream()
                                .anyMatch(item -> answer.equals(item.attribute("name"))))
            || ModelSettings.attribute(element, "initiator").filter(answer::equals).isPresent()
            || maps(element, answer)
            || Bpmn.definition(element).filter(carried -> maps(carried, answer)).isPresent()
            || Bpmn.definition(element).stream()
                .anyMatch(
                    definition ->
                        Stream.of(
                                "errorCodeVariable",
                                "errorMessageVariable",
                                "escalationCodeVariable")
                            .anyMatch(
                                name ->
                                    ModelSettings.attribute(definition, name)
                                        .filter(answer::equals)
                                        .isPresent()));
  }

  private static boolean maps(Element element, String answer) {
    return Stream.of("in", "out")
        .flatMap(tag -> ModelSettings.extensions(element, tag))
        .anyMatch(
            mapping ->
                answer.equals(mapping.attribute("target"))
                    && !answer.equals(mapping.attribute("source")));
  }

  /** What never goes out is a mistake, too: mostly an answer that is not handed back. */
  private static List<Objection> neverPublished(Net net, Exploration all) {
    return net.nodes.stream()
        .filter(node -> node.does(Effect.PUBLISHES) && node.kind != Node.Kind.RECURSION)
        .filter(node -> !all.moved.contains(node))
        .limit(1)
        .map(
            node ->
                new Objection(
                    Objection.Kind.NEVER_PUBLISHED,
                    node.element,
                    "\u201c%s\u201d is never reached with a yes: no answer of an approval arrives there"
                        .formatted(node.name)))
        .toList();
  }

  static Objection tooParallel(Element process, Exploration all, Net net) {
    var busiest =
        all.states.stream()
            .max(Comparator.comparingInt(state -> state.tokens().length))
            .orElseThrow();
    var names = new ArrayList<String>();
    for (int token : busiest.tokens()) {
      var node = net.nodes.get(token);
      if (node.kind != Node.Kind.SCOPE && !names.contains(node.name)) names.add(node.name);
    }
    return new Objection(
        Objection.Kind.TOO_PARALLEL,
        process,
        "so much can happen at once that it cannot be followed to the end: "
            + String.join(", ", names.subList(0, Math.min(8, names.size()))));
  }
}
