package org.imprimatur.channels;

/** Counters of one post at one moment; -1 where the platform does not tell. */
public record PostMetrics(long reach, long likes, long reposts, long replies) {}
