package org.imprimatur.workflow.gate.proof;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.gate.proof.Node.Kind;

/** Whoever begins a process can come to its end, everything drawn can happen, nothing spins. */
final class Soundness {
  private Soundness() {}

  static List<Objection> objectionsTo(Element definitions, Element process, Landscape landscape) {
    var net = new NetBuilder(landscape, false).of(definitions, process);
    var objections = new ArrayList<>(net.objections);
    objections.addAll(uncaught(net));
    objections.addAll(spinning(net));
    var all = Exploration.of(net, new Moves(net, false, true));
    if (!all.complete) {
      objections.add(Promise.tooParallel(process, all, net));
      return objections;
    }
    objections.addAll(unreachable(net, all));
    objections.addAll(stuck(net, all));
    // What happens beside may happen again and again; what does not must not run into itself.
    Exploration.of(net, new Moves(net, false, false)).twice.stream()
        .filter(node -> node.kind != Kind.END && node.kind != Kind.SCOPE)
        .limit(1)
        .forEach(node -> objections.add(twice(node)));
    return objections;
  }

  private static List<Objection> unreachable(Net net, Exploration all) {
    return net.nodes.stream()
        .filter(node -> node != net.root.owner && !all.moved.contains(node))
        .filter(node -> !undoing(node, net))
        // The first of a dead branch is enough, and a stuck branch is told of as such.
        .filter(node -> all.states.stream().noneMatch(state -> state.at(node)))
        .filter(node -> node.kind != Kind.CATCH || !chosen(node, net))
        .limit(3)
        .map(
            node ->
                new Objection(
                    Objection.Kind.UNREACHABLE,
                    node.element,
                    "no way leads to \u201c" + node.name + "\u201d"))
        .toList();
  }

  private static boolean undoing(Node node, Net net) {
    for (var undoing : net.undoing) {
      if (undoing == node || undoing.inside != null && undoing.inside.covers[node.id]) return true;
    }
    return false;
  }

  /** Events behind an event-based gateway happen there. */
  private static boolean chosen(Node event, Net net) {
    return net.nodes.stream()
        .anyMatch(
            node ->
                node.kind == Kind.EVENT_BASED
                    && node.flows.stream().anyMatch(flow -> flow.target() == event));
  }

  private static List<Objection> stuck(Net net, Exploration all) {
    var hopeless = all.hopeless();
    if (hopeless.isEmpty()) return List.of();
    var still = hopeless.stream().filter(all::still).findFirst();
    var state = all.states.get(still.orElse(hopeless.get(0)));
    Node where = null;
    for (int token : state.tokens()) {
      var node = net.nodes.get(token);
      if (node.kind == Kind.SCOPE) continue;
      if (where == null || node.kind == Kind.PARALLEL || node.kind == Kind.INCLUSIVE) where = node;
    }
    if (where == null) where = net.root.owner;
    return List.of(
        new Objection(
            Objection.Kind.STUCK,
            where.element,
            still.isPresent()
                ? "\u201c" + where.name + "\u201d can wait for ever for a branch that never comes"
                : "from \u201c" + where.name + "\u201d on no way leads to an end"));
  }

  private static Objection twice(Node node) {
    return new Objection(
        Objection.Kind.TWICE_AT_ONCE,
        node.element,
        "two branches run into \u201c%s\u201d, which is then carried out twice"
            .formatted(node.name));
  }

  private static List<Objection> uncaught(Net net) {
    return net.nodes.stream()
        .filter(node -> node.kind == Kind.ERROR_END && !caught(node))
        .map(
            node ->
                new Objection(
                    Objection.Kind.UNCAUGHT,
                    node.element,
                    "nobody catches the error of \u201c" + node.name + "\u201d"))
        .toList();
  }

  private static boolean caught(Node end) {
    for (var scope = end.within; scope != null; scope = scope.parent) {
      for (var boundary : scope.owner.boundaries) {
        if (boundary.error && Moves.catches(boundary, end)) return true;
      }
      for (var event : scope.events) {
        for (var start : event.inside.starts) {
          if (start.error && Moves.catches(start, end)) return true;
        }
      }
    }
    return false;
  }

  /** Circles in which nobody and nothing outside has to act. */
  private static List<Objection> spinning(Net net) {
    for (var node : net.nodes) {
      if (!restless(node)) continue;
      var seen = new HashSet<Node>();
      if (comesBack(node, node, seen)) {
        return List.of(
            new Objection(
                Objection.Kind.SPINNING,
                node.element,
                "\u201c%s\u201d leads back to itself without a person, a date or a message in between"
                    .formatted(node.name)));
      }
    }
    return List.of();
  }

  private static boolean comesBack(Node from, Node to, Set<Node> seen) {
    var open = new ArrayList<Node>();
    open.add(from);
    while (!open.isEmpty()) {
      for (var next : restlessly(open.remove(open.size() - 1))) {
        if (next == to) return true;
        if (restless(next) && seen.add(next)) open.add(next);
      }
    }
    return false;
  }

  private static List<Node> restlessly(Node node) {
    var next = new ArrayList<Node>();
    node.flows.forEach(flow -> next.add(flow.target()));
    node.boundaries.stream().filter(b -> !b.waits).forEach(next::add);
    if (node.inside != null) next.addAll(node.inside.starts);
    if (node.flows.isEmpty() && node.within != null && !node.within.events.contains(node)) {
      // The end of a sub-process leads on from the sub-process.
      node.within.owner.flows.forEach(flow -> next.add(flow.target()));
    }
    return next;
  }

  private static boolean restless(Node node) {
    return !node.waits && !(node.kind == Kind.SCOPE && waitsInside(node));
  }

  /** A sub-process that cannot be passed without waiting; to be sure, one that waits anywhere. */
  private static boolean waitsInside(Node owner) {
    return owner.inside != null
        && owner.inside.nodes.stream()
            .anyMatch(node -> node.kind != Kind.START && (node.waits || waitsInside(node)));
  }
}
