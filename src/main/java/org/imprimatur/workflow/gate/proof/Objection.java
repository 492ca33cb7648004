package org.imprimatur.workflow.gate.proof;

import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * One reason why a diagram is not let in, in words for whoever drew it.
 *
 * @param element what it is about, as drawn
 * @param what what could happen
 */
public record Objection(Kind kind, Element element, String what) {

  /** What is wrong. */
  public enum Kind {
    /** Something could go out that nobody approved as it is. */
    UNAPPROVED,
    /** Something other than an approval writes its answer. */
    FORGED_ANSWER,
    /** What is approved never arrives where it would go out. */
    NEVER_PUBLISHED,
    /** A process is called and not told what to work on. */
    NOT_TOLD,
    /** A process is called that nobody knows. */
    UNKNOWN_PROCESS,
    /** Something the proof does not understand. */
    NOT_UNDERSTOOD,
    /** So much can happen at once that nothing can be said for sure. */
    TOO_PARALLEL,
    /** No way leads there. */
    UNREACHABLE,
    /** Who arrives there never gets away. */
    STUCK,
    /** Two branches run into one another. */
    TWICE_AT_ONCE,
    /** An error that nobody catches. */
    UNCAUGHT,
    /** A circle without a person, a date or a message in it. */
    SPINNING
  }
}
