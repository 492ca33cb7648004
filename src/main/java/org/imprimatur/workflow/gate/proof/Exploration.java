package org.imprimatur.workflow.gate.proof;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Every state a process can get into, breadth first, so that the way to each is a shortest one.
 * Costs the number of states times what can happen in each; a process in which little happens at
 * once has as many states as nodes.
 */
final class Exploration {
  /** Beyond this nothing is said any more; some 2 seconds of work. */
  static final int MOST_STATES = 100_000;

  final List<State> states = new ArrayList<>();
  final Set<Node> moved = new LinkedHashSet<>();

  /** Places at which there ever was a token. */
  final BitSet reached = new BitSet();

  /** Elements that published what was not cleared, each with the first state it did so from. */
  final Map<Node, Integer> unapproved = new HashMap<>();

  /** The most tokens one place held at once, where that was more than it should. */
  final Set<Node> twice = new LinkedHashSet<>();

  /** What was let go on at once, so that not all was seen that can happen while it is there. */
  final Set<Node> hurried = new LinkedHashSet<>();

  boolean complete = true;

  /** Whether what touches nothing else is followed first, and alone. */
  private final boolean hurries;

  private final Map<State, Integer> numbers = new HashMap<>();
  private final List<Integer> before = new ArrayList<>();
  private final List<Moves.Move> by = new ArrayList<>();
  private final List<List<Integer>> next = new ArrayList<>();

  private Exploration(boolean hurries) {
    this.hurries = hurries;
  }

  static Exploration of(Net net, Moves moves) {
    return of(net, moves, moves.beginnings());
  }

  static Exploration of(Net net, Moves moves, List<State> beginnings) {
    return of(net, moves, beginnings, true);
  }

  /** Every state there is; where that is too many, those that matter for what can go out. */
  static Exploration whole(Net net, Moves moves) {
    var whole = of(net, moves, moves.beginnings(), false);
    return whole.complete ? whole : of(net, moves);
  }

  private static Exploration of(Net net, Moves moves, List<State> beginnings, boolean hurries) {
    var exploration = new Exploration(hurries);
    beginnings.forEach(state -> exploration.found(state, -1, null));
    for (int i = 0; i < exploration.states.size() && exploration.complete; i++) {
      exploration.expand(net, moves, i);
    }
    return exploration;
  }

  private void expand(Net net, Moves moves, int from) {
    var successors = new ArrayList<Integer>(4);
    next.add(successors);
    if (!hurries) {
      moves.from(states.get(from), heard(net, from, successors));
      return;
    }
    var passing = new LinkedHashSet<Node>();
    var quiet =
        moves.quietly(
            states.get(from), heard(net, from, successors).andThen(m -> passing.add(m.by())));
    // Going round quietly for ever would keep everything else from being seen.
    if (quiet && successors.stream().anyMatch(successor -> successor > from)) {
      hurried.addAll(passing);
      return;
    }
    successors.clear();
    moves.from(states.get(from), heard(net, from, successors));
  }

  private Consumer<Moves.Move> heard(Net net, int from, List<Integer> successors) {
    return move -> {
      moved.add(move.by());
      if (move.unapproved()) unapproved.putIfAbsent(move.by(), from);
      successors.add(found(move.next(), from, move));
      int last = -1;
      for (int token : move.next().tokens()) {
        var node = net.nodes.get(token);
        if (token == last && node.kind != Node.Kind.PARALLEL) twice.add(node);
        last = token;
      }
    };
  }

  private int found(State state, int from, Moves.Move move) {
    var known = numbers.get(state);
    if (known != null) return known;
    if (states.size() >= MOST_STATES) {
      complete = false;
      return from;
    }
    numbers.put(state, states.size());
    states.add(state);
    for (int token : state.tokens()) reached.set(token);
    before.add(from);
    by.add(move);
    return states.size() - 1;
  }

  /** What was told on the way to a state, from the beginning. */
  List<Moves.Move> wayTo(int state) {
    var way = new ArrayList<Moves.Move>();
    for (int i = state; before.get(i) >= 0; i = before.get(i)) way.add(by.get(i));
    Collections.reverse(way);
    return way;
  }

  /** The states from which the process cannot come to its end any more, nearest first. */
  List<Integer> hopeless() {
    var backwards = new ArrayList<List<Integer>>();
    for (int i = 0; i < states.size(); i++) backwards.add(new ArrayList<>(2));
    for (int i = 0; i < next.size(); i++) for (int to : next.get(i)) backwards.get(to).add(i);
    var hopeful = new boolean[states.size()];
    var open = new ArrayList<Integer>();
    for (int i = 0; i < states.size(); i++) if (states.get(i).ended()) open.add(i);
    open.forEach(i -> hopeful[i] = true);
    while (!open.isEmpty()) {
      for (int earlier : backwards.get(open.remove(open.size() - 1))) {
        if (!hopeful[earlier]) {
          hopeful[earlier] = true;
          open.add(earlier);
        }
      }
    }
    var hopeless = new ArrayList<Integer>();
    for (int i = 0; i < states.size(); i++) if (!hopeful[i]) hopeless.add(i);
    return hopeless;
  }

  /** Whether nothing at all can happen any more. */
  boolean still(int state) {
    return next.get(state).stream().allMatch(to -> to == state);
  }
}
