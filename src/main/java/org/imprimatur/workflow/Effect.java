package org.imprimatur.workflow;

/** What a step means for the promise that nothing goes out unapproved; the gate knows only this. */
public enum Effect {
  /** Readers may see something else afterwards than before: no earlier approval counts any more. */
  CHANGES_CONTENT,
  /** Somebody entitled to it answers whether exactly this may go out. */
  APPROVES,
  /** Something goes out. */
  PUBLISHES
}
