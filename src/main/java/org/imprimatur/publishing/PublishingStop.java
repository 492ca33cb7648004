package org.imprimatur.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.problem.Refusal;

/**
 * That nothing of a client, a channel, a campaign or at all goes out until somebody lifts it.
 * Replies do go out: answering people is what a crisis needs.
 */
@Entity
public class PublishingStop {
  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private StopScope scope;

  private String clientKey;
  private UUID channelId;
  private String campaign;
  private String reason;
  private String stoppedBy;
  private Instant stoppedAt;
  private Instant pausedAt;
  private String liftedBy;
  private Instant liftedAt;
  @Version private long version;

  protected PublishingStop() {}

  PublishingStop(NewStop wanted, String by, Instant at) {
    this.id = UUID.randomUUID();
    this.scope = wanted.scope();
    this.clientKey = wanted.client().isEmpty() ? null : wanted.client();
    this.channelId = wanted.channel();
    this.campaign = wanted.campaign();
    this.reason = wanted.reason();
    this.stoppedBy = by;
    this.stoppedAt = at;
  }

  /** Nothing in its scope was left to be paused. */
  void paused(Instant at) {
    if (pausedAt == null) pausedAt = at;
  }

  void lift(String by, Instant at) {
    if (!standing()) throw Refusal.conflict("It was lifted already, by " + liftedBy + ".");
    if (pausedAt == null)
      throw Refusal.conflict(
          "What is under way is still being paused. Lift the stop in a moment, when that is done.");
    liftedBy = by;
    liftedAt = at;
  }

  /** Whether it is the same that both stop. */
  boolean sameAs(NewStop other) {
    return scope == other.scope()
        && clientKey().equals(other.client())
        && java.util.Objects.equals(channelId, other.channel())
        && campaign.equals(other.campaign());
  }

  public UUID id() {
    return id;
  }

  public StopScope scope() {
    return scope;
  }

  /** Whose publishing it stops, or "" for everybody's. */
  public String clientKey() {
    return clientKey == null ? "" : clientKey;
  }

  /** The one channel that it stops, or null. */
  public UUID channelId() {
    return channelId;
  }

  /** The one campaign that it stops, or "". */
  public String campaign() {
    return campaign;
  }

  public String reason() {
    return reason;
  }

  public String stoppedBy() {
    return stoppedBy;
  }

  public Instant stoppedAt() {
    return stoppedAt;
  }

  public boolean standing() {
    return liftedAt == null;
  }

  /** Whether all that it is about is paused. */
  public boolean settled() {
    return pausedAt != null;
  }

  /** Who lifted it, or null while it stands. */
  public String liftedBy() {
    return liftedBy;
  }

  public Instant liftedAt() {
    return liftedAt;
  }
}
