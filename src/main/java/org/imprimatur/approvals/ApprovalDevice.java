package org.imprimatur.approvals;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A browser whose holder has shown that they read an approver's mail. */
@Entity
class ApprovalDevice {
  static final Duration TRUSTED_FOR = Duration.ofDays(90);

  @Id private UUID id;
  private String secretHash;
  private UUID approverId;
  private String email;
  private Instant trustedAt;
  private Instant expiresAt;

  protected ApprovalDevice() {}

  ApprovalDevice(String secretHash, UUID approverId, String email, Instant trustedAt) {
    this.id = UUID.randomUUID();
    this.secretHash = secretHash;
    this.approverId = approverId;
    this.email = email;
    this.trustedAt = trustedAt;
    this.expiresAt = trustedAt.plus(TRUSTED_FOR);
  }

  /** Another address is another mailbox, even of the same person. */
  boolean belongsTo(UUID approver, String address, Instant now) {
    return approverId.equals(approver)
        && email.equalsIgnoreCase(address)
        && now.isBefore(expiresAt);
  }
}
