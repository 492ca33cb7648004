package org.imprimatur.approvals;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A way to one request for somebody without an account. Its token is known to the mail alone. */
@Entity
public class ApprovalLink {
  static final Duration LONGEST = Duration.ofDays(7);

  @Id private UUID id;
  private String tokenHash;
  private UUID requestId;
  private Instant createdAt;
  private Instant expiresAt;
  private Instant revokedAt;
  private String revokedBy;
  private String revokedBecause;

  protected ApprovalLink() {}

  ApprovalLink(String token, UUID requestId, Instant createdAt) {
    this.id = UUID.randomUUID();
    this.tokenHash = Secret.hash(token);
    this.requestId = requestId;
    this.createdAt = createdAt;
    this.expiresAt = createdAt.plus(LONGEST);
  }

  void revoke(String by, String because, Instant at) {
    if (revokedAt != null) return;
    revokedBy = by;
    revokedBecause = because;
    revokedAt = at;
  }

  boolean opens(String token) {
    return Secret.same(tokenHash, Secret.hash(token));
  }

  public UUID id() {
    return id;
  }

  /** The request it leads to, and no other. */
  public UUID request() {
    return requestId;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public boolean expired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  public boolean revoked() {
    return revokedAt != null;
  }

  /** Null while it is not revoked, as are the two after it. */
  public Instant revokedAt() {
    return revokedAt;
  }

  public String revokedBy() {
    return revokedBy;
  }

  public String revokedBecause() {
    return revokedBecause;
  }
}
