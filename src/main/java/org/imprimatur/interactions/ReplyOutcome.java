package org.imprimatur.interactions;

/** What became of a reply that was handed in. */
public enum ReplyOutcome {
  /** Its reader has it, and nothing is left to do. */
  ANSWERED,
  /** Its reader has it and knows what happens next; now a department is asked. */
  ASK_DEPARTMENT,
  /** It is not online: sent back, refused by the platform, or given up. */
  NOT_ONLINE
}
