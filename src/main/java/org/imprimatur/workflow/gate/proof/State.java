package org.imprimatur.workflow.gate.proof;

import java.util.Arrays;

/**
 * Where all tokens are at one moment, and what is known of approvals.
 *
 * @param tokens ids of nodes, sorted; twice where two tokens or more are at one place
 * @param answers for each answer whether it is there and whether it is about what stands
 * @param clear whether a yes was read from an answer about exactly what stands
 */
record State(int[] tokens, byte[] answers, boolean clear) {
  /** No answer was given. */
  static final byte NONE = 0;

  /** An answer was given, about something that was changed since: it may be an outdated yes. */
  static final byte OUTDATED = 1;

  /** An answer was given about what stands. */
  static final byte FRESH = 2;

  boolean at(Node node) {
    return Arrays.binarySearch(tokens, node.id) >= 0;
  }

  int count(Node node) {
    int found = 0;
    for (int token : tokens) if (token == node.id) found++;
    return found;
  }

  boolean ended() {
    return tokens.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof State state
        && clear == state.clear
        && Arrays.equals(tokens, state.tokens)
        && Arrays.equals(answers, state.answers);
  }

  @Override
  public int hashCode() {
    return (31 * Arrays.hashCode(tokens) + Arrays.hashCode(answers)) * 2 + (clear ? 1 : 0);
  }
}
