package org.imprimatur.workflow.gate.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.imprimatur.workflow.Effect;
import org.imprimatur.workflow.gate.proof.Node.Kind;
import org.imprimatur.workflow.gate.proof.Node.Loop;

/** What can happen next: every step, event and interruption that is possible in a state. */
final class Moves {
  /** With more conditions at one place, all of them and each alone are tried. */
  private static final int EVERY_COMBINATION = 5;

  private final Net net;

  /** Whether answers count; otherwise every condition may hold. */
  private final boolean answers;

  /** Whether events that interrupt nothing may happen. */
  private final boolean sideways;

  Moves(Net net, boolean answers, boolean sideways) {
    this.net = net;
    this.answers = answers;
    this.sideways = sideways;
  }

  /**
   * @param by the element that moved
   * @param told how that reads in a path, or "" where nothing worth telling happens
   * @param unapproved whether something went out that was not cleared
   */
  record Move(State next, Node by, String told, boolean unapproved) {}

  List<State> beginnings() {
    var nothing = new State(new int[0], new byte[net.answers], false);
    return net.root.starts.stream()
        .map(start -> new Tokens(nothing).add(net.root.owner).add(start).state())
        .toList();
  }

  void from(State state, Consumer<Move> heard) {
    int last = -1;
    for (int token : state.tokens()) {
      if (token == last) continue;
      last = token;
      var node = net.nodes.get(token);
      goesOn(state, node, heard);
      for (var boundary : node.boundaries) happens(state, node, boundary, heard);
      if (node.inside != null) {
        for (var event : node.inside.events) begins(state, node.inside, event, heard);
      }
    }
  }

  /**
   * What is enough to follow where something can happen that touches nothing else: that it happens
   * now. Whatever else can happen can happen afterwards as well, and comes to the same. Without it
   * a few reminders on their way would have as many states as there are ways to mix them.
   *
   * @return whether there is such a thing; then it was told
   */
  boolean quietly(State state, Consumer<Move> heard) {
    if (!sideways || state.tokens().length < 3) return false;
    for (int token : state.tokens()) {
      var node = net.nodes.get(token);
      if (!isQuiet(state, node)) continue;
      goesOn(state, node, heard);
      return true;
    }
    return false;
  }

  /** An element that neither sees nor shows anything and cannot be interrupted by itself. */
  private static boolean isQuiet(State state, Node node) {
    var passing =
        switch (node.kind) {
          case TASK, THROW, CATCH, EXCLUSIVE, END -> true;
          default -> false;
        };
    return passing
        && node.effects.isEmpty()
        && node.loop == Loop.ONCE
        && node.boundaries.isEmpty()
        && state.count(node) == 1
        && (!node.flows.isEmpty() || endsUnnoticed(state, node))
        && node.flows.stream().allMatch(flow -> flow.asks() < 0 && !handsOver(flow.target()));
  }

  /**
   * What ends last ends its scope, in which something else could still have begun. So another has
   * to be there, and none may do its work in the very moment in which it ends.
   */
  private static boolean endsUnnoticed(State state, Node node) {
    return hasCompany(state, node)
        && node.within.nodes.stream().allMatch(n -> n.effects.isEmpty() || !n.flows.isEmpty());
  }

  /** A called process that is handed an answer begins with the one that is there at that moment. */
  private static boolean handsOver(Node target) {
    return target.inside != null && !target.inside.frame.in.isEmpty();
  }

  private static boolean hasCompany(State state, Node node) {
    for (int token : state.tokens()) {
      if (token != node.id && node.within.covers(token)) return true;
    }
    return false;
  }

  private void goesOn(State state, Node node, Consumer<Move> heard) {
    switch (node.kind) {
      // A date to come; it happens, or not, as part of what it is drawn on.
      case BOUNDARY -> {}
      case SCOPE -> completes(state, node, heard);
      case PARALLEL -> {
        var needed = Math.max(node.incoming, 1);
        if (state.count(node) < needed) return;
        var tokens = new Tokens(state);
        for (int i = 0; i < needed; i++) tokens.remove(node);
        route(tokens.does(node), node, node.name, false, heard);
      }
      case INCLUSIVE -> {
        if (mayStillCome(state, node)) return;
        route(new Tokens(state).removeAll(node).does(node), node, node.name, false, heard);
      }
      case EVENT_BASED -> {
        for (var flow : node.flows) {
          var event = flow.target();
          route(taken(state, node).does(event), event, event.name, false, heard);
        }
      }
      case COMPENSATE -> {
        for (var undoing : net.undoing) {
          var next = new Tokens(state).does(undoing).state();
          heard.accept(new Move(next, undoing, undoing.name, unapproved(state, undoing)));
        }
        leaves(state, node, heard);
      }
      case TERMINATE -> {
        var tokens = new Tokens(state).does(node).clear(node.within);
        heard.accept(new Move(tokens.state(), node, node.name, unapproved(state, node)));
      }
      case ERROR_END -> thrown(state, node, heard);
      default -> leaves(state, node, heard);
    }
  }

  private void leaves(State state, Node node, Consumer<Move> heard) {
    var unapproved = unapproved(state, node);
    route(taken(state, node).does(node), node, node.name, unapproved, heard);
    if (state.count(node) > 1) {
      // Two tokens stand for two or more: one may go and two remain.
      route(new Tokens(state).does(node), node, node.name, unapproved, heard);
    }
    if (node.loop == Loop.ONCE) return;
    // None of a list: nothing is done. One of several: done, and not finished yet.
    route(taken(state, node), node, "", false, heard);
    if (!node.effects.isEmpty()) {
      heard.accept(new Move(new Tokens(state).does(node).state(), node, node.name, unapproved));
    }
  }

  private void completes(State state, Node owner, Consumer<Move> heard) {
    var scope = owner.inside;
    if (owner.loop == Loop.ALL_AT_ONCE && changes(scope)) {
      // While one of them is at any point, another may be writing.
      heard.accept(new Move(new Tokens(state).outdate().state(), owner, "", false));
    }
    var begun = new Tokens(state);
    var atItsStart =
        owner.loop != Loop.ONCE && scope.starts.stream().anyMatch(state::at) && alone(state, scope);
    if (atItsStart) leave(begun.copy().clear(scope), owner, heard);
    if (begun.has(scope)) return;
    leave(begun.copy(), owner, heard);
    if (owner.loop != Loop.ONCE) {
      var again = begun.copy();
      if (scope.frame != owner.frame()) again.hand(scope.frame);
      scope.starts.forEach(again::add);
      heard.accept(new Move(again.state(), owner, "", false));
    }
  }

  private static boolean alone(State state, Scope scope) {
    int inside = 0;
    for (int token : state.tokens()) if (scope.covers(token)) inside++;
    return inside == 1;
  }

  private boolean changes(Scope scope) {
    return scope.does(Effect.CHANGES_CONTENT, net.nodes);
  }

  private void leave(Tokens tokens, Node owner, Consumer<Move> heard) {
    left(tokens, owner).does(owner);
    if (owner.within == null) {
      heard.accept(new Move(tokens.state(), owner, "", false));
      return;
    }
    if (owner.inside.frame != owner.frame()) tokens.handBack(owner.inside.frame);
    // An event sub-process leads nowhere: what it belongs to goes on, or ends without it.
    if (owner.within.events.contains(owner)) {
      heard.accept(new Move(tokens.state(), owner, "", false));
    } else {
      route(tokens, owner, "", false, heard);
    }
  }

  private void happens(State state, Node host, Node event, Consumer<Move> heard) {
    if (!event.interrupting) {
      if (!sideways || event.once && !state.at(event)) return;
      var tokens = new Tokens(state).does(event);
      route(event.once ? tokens.removeAll(event) : tokens, event, event.name, false, heard);
      return;
    }
    var tokens = left(new Tokens(state), host);
    if (host.inside != null) tokens.clear(host.inside);
    // A step that ends in an error may have done its work before.
    var unapproved = event.error && unapproved(state, host);
    if (event.error && host.inside == null) tokens.does(host);
    route(tokens.does(event), event, event.name, unapproved, heard);
  }

  private void begins(State state, Scope around, Node event, Consumer<Move> heard) {
    if (state.at(event)) return;
    var interrupting = event.interrupting;
    if (!interrupting && !sideways) return;
    // What has ended cannot be interrupted any more.
    if (!new Tokens(state).has(around)) return;
    for (var start : event.inside.starts) {
      var tokens = new Tokens(state);
      if (interrupting) tokens.clear(around);
      heard.accept(new Move(tokens.add(event).add(start).state(), event, "", false));
    }
  }

  private void thrown(State state, Node end, Consumer<Move> heard) {
    for (var scope = end.within; scope != null; scope = scope.parent) {
      for (var event : scope.events) {
        for (var start : event.inside.starts) {
          if (start.error && catches(start, end)) {
            var tokens = new Tokens(state).clear(scope).add(event).add(start);
            heard.accept(new Move(tokens.state(), end, end.name, false));
            return;
          }
        }
      }
      for (var boundary : scope.owner.boundaries) {
        if (boundary.error && catches(boundary, end)) {
          var tokens = left(new Tokens(state).clear(scope), scope.owner).does(boundary);
          route(tokens, boundary, end.name, false, heard);
          return;
        }
      }
    }
    // Nobody catches it, which is an objection of its own.
    leaves(state, end, heard);
  }

  static boolean catches(Node by, Node thrown) {
    return by.code.isEmpty() || by.code.equals(thrown.code);
  }

  private static Tokens taken(State state, Node node) {
    return left(new Tokens(state), node);
  }

  /** With the last token gone from an element, nothing can happen at its border any more. */
  private static Tokens left(Tokens tokens, Node node) {
    tokens.remove(node);
    if (tokens.count(node) == 0) {
      for (var boundary : node.boundaries) tokens.removeAll(boundary);
    }
    return tokens;
  }

  private static boolean unapproved(State state, Node node) {
    return node.does(Effect.PUBLISHES) && !state.clear();
  }

  /** Whether another token of the same scope could reach this gateway. */
  private boolean mayStillCome(State state, Node gateway) {
    for (int token : state.tokens()) {
      var other = net.nodes.get(token);
      if (other != gateway && other.within == gateway.within && net.leads(other, gateway)) {
        return true;
      }
    }
    return false;
  }

  /** Puts tokens where the flows lead that are taken. */
  private void route(
      Tokens tokens, Node from, String told, boolean unapproved, Consumer<Move> heard) {
    if (from.flows.isEmpty()) {
      heard.accept(new Move(tokens.state(), from, told, unapproved));
      return;
    }
    for (var taken : choices(from, tokens)) {
      var next = tokens.copy();
      for (var flow : taken) {
        if (flow.asks() >= 0 && answers && tokens.answer(flow.asks()) == State.FRESH) {
          next.cleared();
        }
        enter(next, flow.target());
      }
      heard.accept(new Move(next.state(), from, label(told, taken), unapproved));
    }
  }

  private static String label(String told, List<Flow> taken) {
    if (told.isEmpty() || taken.size() != 1 || taken.get(0).label().isEmpty()) return told;
    return told + " " + taken.get(0).label();
  }

  /** Every set of flows that may be taken together. */
  private List<List<Flow>> choices(Node from, Tokens tokens) {
    var choices = new ArrayList<List<Flow>>();
    if (from.kind == Kind.EXCLUSIVE) {
      for (var flow : from.flows) if (possible(flow, tokens)) choices.add(List.of(flow));
      return choices;
    }
    if (from.kind == Kind.PARALLEL) {
      choices.add(from.flows);
      return choices;
    }
    var always = from.flows.stream().filter(f -> !f.condition() && !f.otherwise()).toList();
    var maybe = from.flows.stream().filter(f -> f.condition() && possible(f, tokens)).toList();
    for (var some : combinations(maybe)) {
      var both = new ArrayList<>(always);
      both.addAll(some);
      choices.add(both);
    }
    if (!always.isEmpty() && !maybe.isEmpty()) choices.add(always);
    if (!always.isEmpty() && maybe.isEmpty()) return List.of(always);
    from.flows.stream().filter(Flow::otherwise).forEach(flow -> choices.add(List.of(flow)));
    return choices;
  }

  private boolean possible(Flow flow, Tokens tokens) {
    return flow.asks() < 0 || !answers || tokens.answer(flow.asks()) != State.NONE;
  }

  private static List<List<Flow>> combinations(List<Flow> flows) {
    var all = new ArrayList<List<Flow>>();
    if (flows.size() > EVERY_COMBINATION) {
      flows.forEach(flow -> all.add(List.of(flow)));
      all.add(flows);
      return all;
    }
    for (int bits = 1; bits < 1 << flows.size(); bits++) {
      var some = new ArrayList<Flow>();
      for (int i = 0; i < flows.size(); i++) if ((bits & 1 << i) != 0) some.add(flows.get(i));
      all.add(some);
    }
    return all;
  }

  /** A token is there, and nothing on its border has happened yet. */
  static void stay(Tokens tokens, Node node) {
    tokens.add(node);
    for (var boundary : node.boundaries) if (boundary.once) tokens.add(boundary);
  }

  static void enter(Tokens tokens, Node node) {
    stay(tokens, node);
    if (node.inside == null) return;
    if (node.inside.frame != node.frame()) tokens.hand(node.inside.frame);
    node.inside.starts.forEach(tokens::add);
  }
}
