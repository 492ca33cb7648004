package org.imprimatur.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One place where an item stands in one of its processes.
 *
 * @param process the process's key
 * @param definition the process version, as the engine's id
 * @param instance the running instance
 * @param element the element's id in the drawing
 * @param name what the drawing calls it
 * @param since when it came here
 * @param calls whether a process it calls is at work: that one's tokens tell more
 * @param task the open task, if a person is awaited here
 * @param next when the engine acts here next: a timer fires or a failed step is tried again; or
 *     null
 * @param problem why the last try failed, or ""
 * @param stuck whether nothing is tried any more until somebody helps
 */
public record Token(
    String process,
    String definition,
    String instance,
    String element,
    String name,
    Instant since,
    boolean calls,
    Optional<Waiting> task,
    Instant next,
    String problem,
    boolean stuck) {

  /**
   * A task somebody has to do.
   *
   * @param assignee who has taken it on, or ""
   * @param groups whose it is to take on
   * @param due when it should be done, or null
   */
  public record Waiting(String id, String assignee, List<String> groups, Instant due) {}
}
