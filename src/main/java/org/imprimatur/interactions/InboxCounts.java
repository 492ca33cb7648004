package org.imprimatur.interactions;

/**
 * How many open interactions there are; counting stops at {@link #MOST}.
 *
 * @param breached whose time is over, or was over once
 * @param near whose time is over soon
 * @param mine for which the person who asks is accountable
 * @param ours for which one of their groups is accountable
 */
public record InboxCounts(int open, int breached, int near, int mine, int ours) {
  /**
   * Nobody has to know by how much it is more; so a long list is counted as fast as a short one.
   */
  public static final int MOST = 1000;
}
