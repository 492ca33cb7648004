package org.imprimatur.approvals;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** A client's yes to exactly these bytes. */
@Entity
public class Approval {
  @Id private UUID id;
  private String clientKey;
  private UUID subject;
  private String versionDigest;
  private String approvedBy;
  private Instant approvedAt;

  @Enumerated(EnumType.STRING)
  private ApprovalMethod method;

  private String processDefinition;
  private UUID roundId;
  private String proof;
  private Instant revokedAt;
  private String revokedBecause;

  @ElementCollection
  @CollectionTable(name = "approval_digest", joinColumns = @JoinColumn(name = "approval_id"))
  @Column(name = "digest")
  private Set<String> digests;

  protected Approval() {}

  Approval(Imprint imprint, Instant approvedAt) {
    this.id = UUID.randomUUID();
    this.clientKey = imprint.client();
    this.subject = imprint.subject();
    this.versionDigest = imprint.versionDigest();
    this.digests = Set.copyOf(imprint.payloadDigests());
    this.approvedBy = imprint.approvedBy();
    this.method = imprint.method();
    this.processDefinition = imprint.processDefinition();
    this.roundId = imprint.round();
    this.proof = imprint.proof();
    this.approvedAt = approvedAt;
  }

  void revoke(String because, Instant at) {
    if (revokedAt != null) return;
    revokedAt = at;
    revokedBecause = because;
  }

  public UUID id() {
    return id;
  }

  public String clientKey() {
    return clientKey;
  }

  /** Whose content it is: the piece's id. */
  public UUID subject() {
    return subject;
  }

  /** The digest of the version as a whole. */
  public String versionDigest() {
    return versionDigest;
  }

  /** Who gave it; "Imprimatur" where silence did. */
  public String approvedBy() {
    return approvedBy;
  }

  public Instant approvedAt() {
    return approvedAt;
  }

  public ApprovalMethod method() {
    return method;
  }

  /** Under which version of the process, as {@code content-piece:3}. */
  public String processDefinition() {
    return processDefinition;
  }

  /** In which asking it was given, or null. */
  public UUID roundId() {
    return roundId;
  }

  /** What shows that those who were silent had been told; "" where nobody was silent. */
  public String proof() {
    return proof;
  }

  public boolean standing() {
    return revokedAt == null;
  }

  /** Why it no longer stands, or null. */
  public String revokedBecause() {
    return revokedBecause;
  }
}
