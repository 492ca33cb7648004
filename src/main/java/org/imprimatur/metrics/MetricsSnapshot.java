package org.imprimatur.metrics;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.channels.PostMetrics;

/** One post's counters at one check. */
@Entity
public class MetricsSnapshot {
  @Id private UUID id;
  private UUID checkId;
  private UUID publicationId;
  private Instant takenAt;
  private long reach;
  private long likes;
  private long reposts;
  private long replies;

  protected MetricsSnapshot() {}

  MetricsSnapshot(UUID check, UUID publication, PostMetrics metrics, Instant takenAt) {
    this.id = UUID.randomUUID();
    this.checkId = check;
    this.publicationId = publication;
    this.takenAt = takenAt;
    this.reach = metrics.reach();
    this.likes = metrics.likes();
    this.reposts = metrics.reposts();
    this.replies = metrics.replies();
  }

  UUID checkId() {
    return checkId;
  }

  public UUID publicationId() {
    return publicationId;
  }

  public PostMetrics metrics() {
    return new PostMetrics(reach, likes, reposts, replies);
  }
}
