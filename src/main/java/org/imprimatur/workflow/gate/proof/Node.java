package org.imprimatur.workflow.gate.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.Effect;

/** A place a token can be at: one element of a diagram, once for every call that leads to it. */
final class Node {

  /** How a token moves on from here. */
  enum Kind {
    START,
    END,
    TERMINATE,
    ERROR_END,
    TASK,
    CATCH,
    THROW,
    COMPENSATE,
    EXCLUSIVE,
    INCLUSIVE,
    PARALLEL,
    EVENT_BASED,
    BOUNDARY,
    /** A sub-process, an event sub-process, a called process or the process itself. */
    SCOPE,
    /** A call back into a process that is being run already; it may do all that process does. */
    RECURSION
  }

  /** How often an activity is carried out. */
  enum Loop {
    ONCE,
    /** For each of a list, which may be empty. */
    ONE_BY_ONE,
    ALL_AT_ONCE
  }

  final int id;
  final Kind kind;
  final Element element;
  final String name;

  /** The scope it lies in; null for the process itself. */
  final Scope within;

  final List<Flow> flows = new ArrayList<>();
  final List<Node> boundaries = new ArrayList<>();

  /** What happens when a token leaves, besides moving on. */
  Set<Effect> effects = Set.of();

  /** The index of the answer an approving step writes, or -1. */
  int answer = -1;

  Loop loop = Loop.ONCE;

  /** Of a boundary event or an event sub-process: whether what it interrupts stops. */
  boolean interrupting = true;

  /** Of a boundary event: whether it is an error, so that its step has been carried out in part. */
  boolean error;

  /**
   * Of a boundary event that interrupts nothing: whether it happens once at most, as a date does.
   * Until it has, a token at it says so.
   */
  boolean once;

  /** Of a parallel gateway: how many branches it waits for. */
  int incoming;

  /** Whether somebody or something outside has to act before the token moves on. */
  boolean waits;

  /** Of a scope: what lies in it. */
  Scope inside;

  /** Of what throws or catches an error: its code; "" where any is caught. */
  String code = "";

  Node(int id, Kind kind, Element element, String name, Scope within) {
    this.id = id;
    this.kind = kind;
    this.element = element;
    this.name = name;
    this.within = within;
  }

  /** The process it is drawn in; null for the process at the root. */
  ProcessFrame frame() {
    return within == null ? null : within.frame;
  }

  boolean does(Effect effect) {
    return effects.contains(effect);
  }

  @Override
  public String toString() {
    return name;
  }
}
