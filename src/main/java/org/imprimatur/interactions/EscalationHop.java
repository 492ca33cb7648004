package org.imprimatur.interactions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.clients.BusinessCalendar;

/** The time one department had a case. */
@Entity
public class EscalationHop {
  @Id private UUID id;
  private String clientKey;
  private UUID interactionId;
  private int no;
  private String department;
  private String question;
  private String askedBy;
  private Instant askedAt;

  @Enumerated(EnumType.STRING)
  private HopOutcome outcome;

  private String answeredBy;
  private Instant answeredAt;
  private Integer workingMinutes;

  protected EscalationHop() {}

  EscalationHop(
      Interaction about, int no, String department, String question, String by, Instant at) {
    this.id = UUID.randomUUID();
    this.clientKey = about.clientKey();
    this.interactionId = about.id();
    this.no = no;
    this.department = department;
    this.question = question;
    this.askedBy = by;
    this.askedAt = at;
  }

  void answered(HopOutcome outcome, String by, BusinessCalendar calendar, Instant at) {
    this.outcome = outcome;
    this.answeredBy = by;
    this.answeredAt = at;
    this.workingMinutes = (int) calendar.between(askedAt, at).toMinutes();
  }

  int no() {
    return no;
  }

  public String department() {
    return department;
  }

  /** What it was asked, or "". */
  public String question() {
    return question;
  }

  /** Who handed it over, or "" where the decision table did. */
  public String askedBy() {
    return askedBy;
  }

  public Instant askedAt() {
    return askedAt;
  }

  /** Null while it is asked. */
  public HopOutcome outcome() {
    return outcome;
  }

  /** Null while it is asked. */
  public Instant answeredAt() {
    return answeredAt;
  }

  public String answeredBy() {
    return answeredBy;
  }

  /** How much of the client's working time it took; null while it is asked. */
  public Duration workingTime() {
    return workingMinutes == null ? null : Duration.ofMinutes(workingMinutes);
  }
}
