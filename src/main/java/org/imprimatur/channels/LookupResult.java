package org.imprimatur.channels;

import java.util.List;

/** What a look-up taught. An error is not an absence. */
public sealed interface LookupResult {

  /** Exactly this post is online. */
  record Found(RemotePost post) implements LookupResult {}

  /** The account was read and the post is not there (yet). */
  record Absent() implements LookupResult {}

  /** Several posts could be it; a person decides. */
  record Ambiguous(List<RemotePost> candidates) implements LookupResult {}

  /** The account could not be read. */
  record Unreadable(String reason) implements LookupResult {}
}
