package org.imprimatur.workflow.gate.proof;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.workflow.Effect;

/** What begins and ends together: a process, a called process, a sub-process. */
final class Scope {
  /** The token that is there as long as the scope runs. */
  final Node owner;

  /** The scope around it, beyond the border of a called process, too; null at the outermost. */
  final Scope parent;

  /** The process it is part of: its variables are those. */
  final ProcessFrame frame;

  final List<Node> nodes = new ArrayList<>();

  /**
   * Where a token begins when the scope does; several for a process that begins in several ways.
   */
  final List<Node> starts = new ArrayList<>();

  /** Event sub-processes: each the owner node of its scope. */
  final List<Node> events = new ArrayList<>();

  /** The nodes in it and in everything in it; filled when the net is complete. */
  boolean[] covers = new boolean[0];

  Scope(Node owner, Scope parent, ProcessFrame frame) {
    this.owner = owner;
    this.parent = parent;
    this.frame = frame;
  }

  /** Whether anything in it, at any depth, does this. */
  boolean does(Effect effect, List<Node> all) {
    return all.stream().anyMatch(node -> covers[node.id] && node.does(effect));
  }
}
