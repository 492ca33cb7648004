package org.imprimatur.workflow.gate.proof;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Whether something could go out unapproved if what is at certain places of one version of a
 * process goes on at certain places of another. What is known of approvals at the old places is
 * what holds there however they were reached; the new version is followed from the new places with
 * no more than that.
 */
public final class Continuation {
  private final String key;
  private final Landscape old;
  private final Landscape now;

  /** The old version as it runs by itself, or in what calls it. */
  private final Map<String, Past> pasts = new LinkedHashMap<>();

  /**
   * @param key the process
   * @param old what runs, with the old version
   * @param now what runs, with the new one
   */
  public Continuation(String key, Landscape old, Landscape now) {
    this.key = key;
    this.old = old;
    this.now = now;
  }

  /**
   * What could go out unapproved, by which way; nothing if that cannot be.
   *
   * @param places where an instance is, and where each of its tokens goes on
   */
  public Optional<String> objectionTo(Map<String, String> places) {
    return Proof.roots(Set.of(key), now).stream()
        .flatMap(root -> objectionTo(root, places).stream())
        .findFirst();
  }

  private Optional<String> objectionTo(String root, Map<String, String> places) {
    var process = process(root, now).orElse(null);
    if (process == null) return Optional.empty();
    var net = new NetBuilder(now, true).of(now.process(root).orElseThrow(), process);
    if (net.nodes.stream().noneMatch(Promise::publishes)) return Optional.empty();
    var past = pasts.computeIfAbsent(root, each -> new Past(key, each, old));
    var beginnings = new ArrayList<State>();
    for (var frame : frames(net))
      for (var known : past.of(places.keySet()))
        beginning(net, frame, places.values(), known).ifPresent(beginnings::add);
    if (beginnings.isEmpty()) return Optional.empty();
    var all = Exploration.of(net, new Moves(net, true, true), beginnings);
    if (!all.complete) return Optional.of("so much can happen there that it cannot be followed");
    return Promise.unapproved(all).map(Objection::what);
  }

  private static Optional<Element> process(String key, Landscape landscape) {
    return landscape.process(key).stream()
        .flatMap(definitions -> Bpmn.processes(definitions).stream())
        .filter(process -> Bpmn.id(process).equals(key))
        .findFirst();
  }

  /** Each run of the process in the net: by itself, or in each call. */
  private List<ProcessFrame> frames(Net net) {
    return net.nodes.stream()
        .map(Node::frame)
        .filter(frame -> frame != null && frame.key.equals(key))
        .distinct()
        .toList();
  }

  private Optional<State> beginning(
      Net net, ProcessFrame frame, Collection<String> targets, Past.Known known) {
    var answers = new byte[net.answers];
    for (var each = frame; each != null; each = each.caller)
      for (var answer : each.answers.entrySet())
        answers[answer.getValue()] = known.answer(Past.name(each, answer.getKey()));
    var tokens = new Tokens(new State(new int[0], answers, known.clear()));
    for (var target : targets) {
      var node =
          net.nodes.stream()
              .filter(each -> each.frame() == frame && Bpmn.id(each.element).equals(target))
              .findFirst();
      if (node.isEmpty()) return Optional.empty();
      for (var scope = node.get().within; scope != null; scope = scope.parent)
        if (tokens.count(scope.owner) == 0) Moves.stay(tokens, scope.owner);
      if (tokens.count(node.get()) == 0) Moves.enter(tokens, node.get());
    }
    net.nodes.stream()
        .filter(event -> event.once && known.over().contains(Bpmn.id(event.element)))
        .forEach(tokens::removeAll);
    return Optional.of(tokens.state());
  }
}
