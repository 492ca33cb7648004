package org.imprimatur.channels;

import java.util.Optional;

/** Reads how a post is doing. */
public interface MetricsSource extends Platform {

  /** The post's counters now, or empty if it is no longer there. */
  Optional<PostMetrics> read(Account account, RemotePost post);
}
