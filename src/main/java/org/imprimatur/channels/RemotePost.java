package org.imprimatur.channels;

import java.time.Instant;

/**
 * A post as it exists on the platform.
 *
 * @param id the platform's own id
 * @param url where its audience reads it
 * @param reference what the platform needs besides the id to answer to it (a Bluesky cid), or ""
 * @param text what it says, where known, else ""
 * @param postedAt when, where known, else null
 */
public record RemotePost(String id, String url, String reference, String text, Instant postedAt) {

  public RemotePost(String id, String url, String reference) {
    this(id, url, reference, "", null);
  }
}
