package org.imprimatur.metrics;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.problem.Refusal;

/** One look at how a piece is doing, at a given age. */
@Entity
public class PerformanceCheck {
  @Id private UUID id;
  private String clientKey;
  private UUID subject;
  private int no;
  private Instant dueAt;
  private Instant takenAt;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

  private String compared;

  @Enumerated(EnumType.STRING)
  private ResultDecision decision;

  private String comment;
  private String decidedBy;

  protected PerformanceCheck() {}

  PerformanceCheck(String clientKey, UUID subject, int no, Instant dueAt) {
    this.id = UUID.randomUUID();
    this.clientKey = clientKey;
    this.subject = subject;
    this.no = no;
    this.dueAt = dueAt;
    this.compared = "";
    this.comment = "";
  }

  void taken(Verdict verdict, String compared, Instant at) {
    this.verdict = verdict;
    this.compared = compared;
    this.takenAt = at;
  }

  void decide(ResultDecision decision, String comment, String by) {
    if (takenAt == null) throw Refusal.conflict("There is no result to look at yet.");
    this.decision = decision;
    this.comment = comment;
    this.decidedBy = by;
  }

  UUID id() {
    return id;
  }

  String clientKey() {
    return clientKey;
  }

  UUID subject() {
    return subject;
  }

  /** 1 for the first check of a piece. */
  public int no() {
    return no;
  }

  public Instant dueAt() {
    return dueAt;
  }

  /** When the counters were read, or null. */
  public Instant takenAt() {
    return takenAt;
  }

  public Verdict verdict() {
    return verdict;
  }

  /** What it was compared with, in words. */
  public String compared() {
    return compared;
  }

  /** What a person made of it, or null. */
  public ResultDecision decision() {
    return decision;
  }

  public String comment() {
    return comment;
  }

  public String decidedBy() {
    return decidedBy;
  }
}
