package org.imprimatur.danger;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.problem.Refusal;

/** One sign of trouble, from when it was found until somebody proved that it is over. */
@Entity
public class DangerSign {
  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private DangerKind kind;

  private String clientKey;
  private UUID subject;
  private String title;
  private String lead;
  private Instant raisedAt;
  private Instant clearedAt;
  private String clearedBy;
  private String evidence;

  protected DangerSign() {}

  DangerSign(DangerKind kind, String client, UUID subject, String title, String lead, Instant at) {
    this.id = UUID.randomUUID();
    this.kind = kind;
    this.clientKey = client;
    this.subject = subject;
    this.title = title;
    this.lead = lead;
    this.raisedAt = at;
    this.clearedBy = "";
    this.evidence = "";
  }

  void clear(String evidence, String by, Instant at) {
    if (clearedAt != null) throw Refusal.conflict("It was cleared already by " + clearedBy + ".");
    this.evidence = evidence;
    this.clearedBy = by;
    this.clearedAt = at;
  }

  public UUID id() {
    return id;
  }

  public DangerKind kind() {
    return kind;
  }

  public String clientKey() {
    return clientKey;
  }

  /** The interaction, or the task nobody sees. */
  public UUID subject() {
    return subject;
  }

  /** What it is about, in words; hostile. */
  public String title() {
    return title;
  }

  /** The lead's login, or "" where any lead may see to it. */
  public String lead() {
    return lead;
  }

  public Instant raisedAt() {
    return raisedAt;
  }

  /** When somebody proved that it is over, or null. */
  public Instant clearedAt() {
    return clearedAt;
  }

  /** What proves it, or "". */
  public String evidence() {
    return evidence;
  }
}
