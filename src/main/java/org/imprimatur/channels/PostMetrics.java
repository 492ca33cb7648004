package org.imprimatur.channels;

/** Counters of one post at one moment; -1 where the platform does not tell. */
public record PostMetrics(long reach, long likes, long reposts, long replies) {

  /** Of a post that is there, but that the platform does not count, or not yet. */
  public static final PostMetrics UNTOLD = new PostMetrics(-1, -1, -1, -1);
}
