package org.imprimatur.workflow.gate.proof;

import java.util.Arrays;
import org.imprimatur.workflow.Effect;

/** A state in the making. */
final class Tokens {
  /** More than two tokens at one place can do nothing that two cannot. */
  private static final int MANY = 2;

  private int[] tokens;
  private int size;
  private final byte[] answers;
  private boolean clear;

  Tokens(State from) {
    tokens = Arrays.copyOf(from.tokens(), from.tokens().length + 4);
    size = from.tokens().length;
    answers = from.answers().clone();
    clear = from.clear();
  }

  private Tokens(Tokens from) {
    tokens = from.tokens.clone();
    size = from.size;
    answers = from.answers.clone();
    clear = from.clear;
  }

  Tokens copy() {
    return new Tokens(this);
  }

  Tokens add(Node node) {
    var most = node.kind == Node.Kind.PARALLEL ? Math.max(node.incoming, MANY) : MANY;
    if (count(node) >= most) return this;
    if (size == tokens.length) tokens = Arrays.copyOf(tokens, size * 2);
    tokens[size++] = node.id;
    return this;
  }

  Tokens remove(Node node) {
    for (int i = 0; i < size; i++) {
      if (tokens[i] == node.id) {
        tokens[i] = tokens[--size];
        return this;
      }
    }
    return this;
  }

  Tokens removeAll(Node node) {
    while (count(node) > 0) remove(node);
    return this;
  }

  /** Takes away everything in a scope; the token that says it runs stays. */
  Tokens clear(Scope scope) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      if (!scope.covers[tokens[i]]) tokens[kept++] = tokens[i];
    }
    size = kept;
    return this;
  }

  int count(Node node) {
    int found = 0;
    for (int i = 0; i < size; i++) if (tokens[i] == node.id) found++;
    return found;
  }

  boolean has(Scope scope) {
    for (int i = 0; i < size; i++) if (scope.covers[tokens[i]]) return true;
    return false;
  }

  /** What a step does to what is known of approvals. */
  Tokens does(Node node) {
    if (node.does(Effect.CHANGES_CONTENT)) outdate();
    if (node.does(Effect.APPROVES) && node.answer >= 0) answers[node.answer] = State.FRESH;
    return this;
  }

  Tokens outdate() {
    clear = false;
    for (int i = 0; i < answers.length; i++) {
      if (answers[i] == State.FRESH) answers[i] = State.OUTDATED;
    }
    return this;
  }

  /** A called process begins with what it is handed. */
  Tokens hand(ProcessFrame frame) {
    frame.answers.values().forEach(index -> answers[index] = State.NONE);
    frame.in.forEach((from, to) -> answers[to] = answers[from]);
    return this;
  }

  /** A called process hands back what it is asked for, and is forgotten. */
  Tokens handBack(ProcessFrame frame) {
    frame.out.forEach((from, to) -> answers[to] = answers[from]);
    frame.answers.values().forEach(index -> answers[index] = State.NONE);
    return this;
  }

  byte answer(int index) {
    return answers[index];
  }

  Tokens cleared() {
    clear = true;
    return this;
  }

  State state() {
    var sorted = Arrays.copyOf(tokens, size);
    Arrays.sort(sorted);
    return new State(sorted, answers.clone(), clear);
  }
}
