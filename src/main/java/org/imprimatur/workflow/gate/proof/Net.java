package org.imprimatur.workflow.gate.proof;

import java.util.ArrayList;
import java.util.List;

/** All a process can do, with the processes it calls drawn into it. */
final class Net {
  final List<Node> nodes = new ArrayList<>();
  final List<Objection> objections = new ArrayList<>();

  /** Activities that undo others; run when something throws a compensation. */
  final List<Node> undoing = new ArrayList<>();

  /** How many answers a state holds. */
  int answers;

  Scope root;

  /** Where nodes differ in what they reach; asked for inclusive gateways only. */
  private boolean[][] reach;

  /** Whether a token at one node could come to the other without leaving its scope. */
  boolean leads(Node from, Node to) {
    if (reach == null) reach = new boolean[nodes.size()][];
    if (reach[from.id] == null) reach[from.id] = reachedFrom(from);
    return reach[from.id][to.id];
  }

  private boolean[] reachedFrom(Node from) {
    var seen = new boolean[nodes.size()];
    var open = new ArrayList<Node>();
    open.add(from);
    while (!open.isEmpty()) {
      var node = open.remove(open.size() - 1);
      node.flows.forEach(flow -> visit(flow.target(), seen, open));
      node.boundaries.forEach(boundary -> visit(boundary, seen, open));
    }
    return seen;
  }

  private static void visit(Node node, boolean[] seen, List<Node> open) {
    if (seen[node.id]) return;
    seen[node.id] = true;
    open.add(node);
  }

  /** Says of every scope which nodes are in it, at any depth. */
  void close() {
    for (var node : nodes) {
      if (node.inside != null) node.inside.covers = new boolean[nodes.size()];
    }
    for (var node : nodes) {
      for (var scope = node.within; scope != null; scope = scope.parent) {
        scope.covers[node.id] = true;
      }
    }
  }
}
