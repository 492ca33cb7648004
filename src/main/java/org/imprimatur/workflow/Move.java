package org.imprimatur.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Running instances on their way from one version of a process to another.
 *
 * @param places where tokens of elements that are gone were sent, in words, or ""
 * @param going whether some of them still wait
 */
public record Move(
    UUID id,
    String fromDefinition,
    String toDefinition,
    String process,
    int fromVersion,
    int toVersion,
    String places,
    String by,
    Instant at,
    boolean going,
    List<Moved> instances) {

  /** What became of an instance. */
  public enum Outcome {
    WAITING,
    MOVED,
    /** It ended before its turn came. */
    ENDED,
    /** It goes on in its old version. */
    STAYED
  }

  /**
   * One of them.
   *
   * @param reason why it stayed, or ""
   */
  public record Moved(
      String instance, String tenant, String title, Outcome outcome, String reason) {}

  /** How many came to this. */
  public long count(Outcome outcome) {
    return instances.stream().filter(moved -> moved.outcome() == outcome).count();
  }
}
