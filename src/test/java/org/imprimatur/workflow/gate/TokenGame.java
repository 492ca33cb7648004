package org.imprimatur.workflow.gate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Plays a diagram as it stands in the file, token by token, and watches what goes out. Knows
 * nothing of the proof, so that one can be held against the other.
 */
final class TokenGame {
  /** More tokens than that are not played on. */
  private static final int CROWD = 7;

  private static final Set<String> CHANGING = Set.of("draft-piece", "revise-piece");

  private final Map<String, Element> elements = new HashMap<>();
  private final Map<String, List<Element>> outgoing = new HashMap<>();
  private final Map<String, Integer> incoming = new HashMap<>();
  private final Map<String, List<Element>> borders = new HashMap<>();
  private final String root;

  TokenGame(String xml) {
    try {
      var document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
      var process = (Element) document.getElementsByTagName("process").item(0);
      root = process.getAttribute("id");
      read(process);
    } catch (Exception e) {
      throw new IllegalArgumentException(xml, e);
    }
  }

  private void read(Element element) {
    if (element.hasAttribute("id")) elements.put(element.getAttribute("id"), element);
    if (element.getTagName().equals("sequenceFlow")) {
      outgoing
          .computeIfAbsent(element.getAttribute("sourceRef"), key -> new ArrayList<>())
          .add(element);
      incoming.merge(element.getAttribute("targetRef"), 1, Integer::sum);
    }
    if (element.getTagName().equals("boundaryEvent")) {
      borders
          .computeIfAbsent(element.getAttribute("attachedToRef"), key -> new ArrayList<>())
          .add(element);
    }
    for (var child : children(element)) read(child);
  }

  private static List<Element> children(Element element) {
    var children = new ArrayList<Element>();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child) children.add(child);
    }
    return children;
  }

  /** A running process or sub-process. */
  private static final class Run {
    final String scope;
    final List<String> tokens = new ArrayList<>();
    final List<Run> inside = new ArrayList<>();

    Run(String scope) {
      this.scope = scope;
    }

    Run copy() {
      var copy = new Run(scope);
      copy.tokens.addAll(tokens);
      inside.forEach(run -> copy.inside.add(run.copy()));
      return copy;
    }

    boolean over() {
      return tokens.isEmpty() && inside.isEmpty();
    }

    int size() {
      return tokens.size() + inside.stream().mapToInt(run -> 1 + run.size()).sum();
    }

    void clear() {
      tokens.clear();
      inside.clear();
    }

    @Override
    public String toString() {
      return scope
          + tokens.stream().sorted().toList()
          + inside.stream().map(Run::toString).sorted().toList();
    }
  }

  /** A moment of the game. */
  private static final class Moment {
    Run run;
    String answer = "";
    boolean approved;
    String violation = "";

    Moment copy() {
      var copy = new Moment();
      copy.run = run.copy();
      copy.answer = answer;
      copy.approved = approved;
      return copy;
    }

    @Override
    public String toString() {
      return run + answer + approved;
    }
  }

  private Moment beginning() {
    var moment = new Moment();
    moment.run = new Run(root);
    begin(moment.run);
    return moment;
  }

  private void begin(Run run) {
    children(elements.get(run.scope)).stream()
        .filter(child -> child.getTagName().equals("startEvent"))
        .forEach(start -> run.tokens.add(start.getAttribute("id")));
  }

  /** Every order of everything, as far as so many moments reach. */
  Optional<String> everyOrder(int most) {
    var open = new ArrayDeque<Moment>();
    var seen = new HashSet<String>();
    open.add(beginning());
    while (!open.isEmpty() && seen.size() < most) {
      for (var next : after(open.poll())) {
        if (!next.violation.isEmpty()) return Optional.of(next.violation);
        if (next.run.size() <= CROWD && seen.add(next.toString())) open.add(next);
      }
    }
    return Optional.empty();
  }

  /** One order after the other, as chance has it. */
  Optional<String> anyOrder(Random random, int walks, int steps) {
    for (int walk = 0; walk < walks; walk++) {
      var moment = beginning();
      for (int step = 0; step < steps && moment.run.size() <= 3 * CROWD; step++) {
        var next = after(moment);
        if (next.isEmpty()) break;
        moment = next.get(random.nextInt(next.size()));
        if (!moment.violation.isEmpty()) return Optional.of(moment.violation);
      }
    }
    return Optional.empty();
  }

  private List<Moment> after(Moment moment) {
    var next = new ArrayList<Moment>();
    visit(moment, List.of(), next);
    return next;
  }

  private void visit(Moment moment, List<Integer> path, List<Moment> next) {
    var run = at(moment, path);
    for (var node : new TreeSet<>(run.tokens)) {
      Consumer<Consumer<Run>> branch = change -> add(moment, path, node, change, next);
      token(moment, run, node, path, branch, next);
      for (var border : borders.getOrDefault(node, List.of())) {
        happens(moment, path, border, there -> there.tokens.remove(node), next);
      }
    }
    for (int i = 0; i < run.inside.size(); i++) {
      int index = i;
      var inside = run.inside.get(i);
      if (inside.over()) {
        var done = moment.copy();
        at(done, path).inside.remove(index);
        if (isEvent(inside.scope)) next.add(done);
        else leave(done, path, inside.scope, next);
        continue;
      }
      for (var border : borders.getOrDefault(inside.scope, List.of())) {
        happens(moment, path, border, there -> there.inside.remove(index), next);
      }
      var deeper = new ArrayList<>(path);
      deeper.add(i);
      visit(moment, deeper, next);
    }
    if (!run.over()) events(moment, path, run, next);
  }

  private static Run at(Moment moment, List<Integer> path) {
    var run = moment.run;
    for (int index : path) run = run.inside.get(index);
    return run;
  }

  private void add(
      Moment moment, List<Integer> path, String node, Consumer<Run> change, List<Moment> next) {
    var copy = moment.copy();
    at(copy, path).tokens.remove(node);
    change.accept(at(copy, path));
    next.add(copy);
  }

  private void token(
      Moment moment,
      Run run,
      String id,
      List<Integer> path,
      Consumer<Consumer<Run>> branch,
      List<Moment> next) {
    var element = elements.get(id);
    switch (element.getTagName()) {
      case "endEvent" -> {
        var everything = !children(element).isEmpty();
        branch.accept(
            there -> {
              if (everything) there.clear();
            });
      }
      case "exclusiveGateway" -> {
        for (var flow : choices(moment, element)) branch.accept(there -> enter(there, flow));
      }
      case "parallelGateway" -> {
        var needed = Math.max(1, incoming.getOrDefault(id, 1));
        if (run.tokens.stream().filter(id::equals).count() < needed) return;
        branch.accept(
            there -> {
              for (int i = 1; i < needed; i++) there.tokens.remove(id);
              for (var flow : outgoing.getOrDefault(id, List.of())) enter(there, flow);
            });
      }
      case "userTask" -> human(moment, element, path, next);
      default -> {
        var copy = moment.copy();
        at(copy, path).tokens.remove(id);
        if (element.getTagName().equals("serviceTask")) {
          if (!copy.approved) copy.violation = id;
        }
        if (isEdit(element)) changed(copy);
        leave(copy, path, id, next);
      }
    }
  }

  private void human(Moment moment, Element task, List<Integer> path, List<Moment> next) {
    var id = task.getAttribute("id");
    var form = task.getAttribute("camunda:formRef");
    var several = task.getElementsByTagName("multiInstanceLoopCharacteristics").getLength() > 0;
    if (several) {
      var nobody = moment.copy();
      at(nobody, path).tokens.remove(id);
      leave(nobody, path, id, next);
    }
    var answers = form.equals("approve-piece") ? List.of("APPROVE", "REJECT") : List.of("");
    for (var answer : answers) {
      var copy = moment.copy();
      if (CHANGING.contains(form)) changed(copy);
      if (!answer.isEmpty()) {
        copy.answer = answer;
        copy.approved = answer.equals("APPROVE");
      }
      if (several) next.add(copy.copy());
      at(copy, path).tokens.remove(id);
      leave(copy, path, id, next);
    }
  }

  private static void changed(Moment moment) {
    moment.approved = false;
  }

  private boolean isEdit(Element event) {
    return children(event).stream()
        .anyMatch(child -> child.getAttribute("messageRef").equals("message_PieceEdited"));
  }

  private void leave(Moment moment, List<Integer> path, String id, List<Moment> next) {
    for (var flow : outgoing.getOrDefault(id, List.of())) enter(at(moment, path), flow);
    next.add(moment);
  }

  private void enter(Run run, Element flow) {
    var target = flow.getAttribute("targetRef");
    if (elements.get(target).getTagName().equals("subProcess")) {
      var inside = new Run(target);
      begin(inside);
      run.inside.add(inside);
    } else {
      run.tokens.add(target);
    }
  }

  /** The flows an exclusive gateway may take: of what is not about approvals nothing is known. */
  private List<Element> choices(Moment moment, Element gateway) {
    var choices = new ArrayList<Element>();
    Element otherwise = null;
    for (var flow : outgoing.getOrDefault(gateway.getAttribute("id"), List.of())) {
      if (flow.getAttribute("id").equals(gateway.getAttribute("default"))) {
        otherwise = flow;
        continue;
      }
      var condition = flow.getTextContent().strip();
      if (condition.isEmpty()) return List.of(flow);
      if (!condition.equals("${approvalDecision == 'APPROVE'}")) choices.add(flow);
      else if (moment.answer.equals("APPROVE")) {
        choices.add(flow);
        return choices;
      }
    }
    if (otherwise != null) choices.add(otherwise);
    return choices;
  }

  private void happens(
      Moment moment, List<Integer> path, Element border, Consumer<Run> stop, List<Moment> next) {
    var copy = moment.copy();
    if (!border.getAttribute("cancelActivity").equals("false")) stop.accept(at(copy, path));
    if (isEdit(border)) changed(copy);
    leave(copy, path, border.getAttribute("id"), next);
  }

  private boolean isEvent(String scope) {
    return elements.get(scope).getAttribute("triggeredByEvent").equals("true");
  }

  private void events(Moment moment, List<Integer> path, Run run, List<Moment> next) {
    for (var child : children(elements.get(run.scope))) {
      if (!child.getTagName().equals("subProcess") || !isEvent(child.getAttribute("id"))) continue;
      if (run.inside.stream().anyMatch(each -> each.scope.equals(child.getAttribute("id")))) {
        continue;
      }
      var copy = moment.copy();
      var there = at(copy, path);
      var begun = new Run(child.getAttribute("id"));
      begin(begun);
      var start = elements.get(begun.tokens.get(0));
      if (!start.getAttribute("isInterrupting").equals("false")) there.clear();
      there.inside.add(begun);
      next.add(copy);
    }
  }
}
