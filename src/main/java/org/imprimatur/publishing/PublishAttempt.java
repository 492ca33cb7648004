package org.imprimatur.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.imprimatur.channels.RemotePost;

/** One call to a platform, recorded before it was made. */
@Entity
public class PublishAttempt {
  @Id private UUID id;
  private UUID publicationId;
  private int no;
  private String node;
  private Instant startedAt;
  private Instant deadlineAt;
  private Instant endedAt;

  @Enumerated(EnumType.STRING)
  private AttemptOutcome outcome;

  private String detail;
  private int lookups;
  private int absences;
  private Instant lastAbsenceAt;
  private boolean needsPerson;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<RemotePost> candidates;

  protected PublishAttempt() {}

  PublishAttempt(UUID publication, int no, String node, Instant startedAt, Duration budget) {
    this.id = UUID.randomUUID();
    this.publicationId = publication;
    this.no = no;
    this.node = node;
    this.startedAt = startedAt;
    this.deadlineAt = startedAt.plus(budget);
    this.detail = "";
    this.candidates = List.of();
  }

  void end(AttemptOutcome outcome, String detail, Instant at) {
    if (this.outcome != null && !this.outcome.open()) {
      throw new PublicationConflict(
          "Attempt " + no + " has ended as " + this.outcome + " already.");
    }
    this.outcome = outcome;
    this.detail = detail;
    this.endedAt = at;
  }

  /** Counts a look-up that is about to be made, so that one that kills the node is counted too. */
  void lookup() {
    lookups++;
  }

  /** Counts an absence, unless the one before is too recent to be a second look. */
  void absent(Instant at, Duration apart) {
    if (lastAbsenceAt != null && at.isBefore(lastAbsenceAt.plus(apart))) return;
    absences++;
    lastAbsenceAt = at;
  }

  void askPerson(String detail) {
    needsPerson = true;
    this.detail = detail;
  }

  /** A look-up found several posts that could be it. */
  void askWhich(List<RemotePost> candidates) {
    askPerson(candidates.size() + " posts could be it.");
    this.candidates = List.copyOf(candidates);
  }

  void detail(String detail) {
    this.detail = detail;
  }

  /**
   * From when on a look-up can prove anything: the call is over and a late acceptance would show.
   */
  Instant settledAt(Duration settle) {
    return deadlineAt.plus(settle);
  }

  public int no() {
    return no;
  }

  UUID id() {
    return id;
  }

  UUID publicationId() {
    return publicationId;
  }

  public String node() {
    return node;
  }

  public Instant startedAt() {
    return startedAt;
  }

  /** When its outcome was recorded, or null. */
  public Instant endedAt() {
    return endedAt;
  }

  /** Null while the call is under way or was cut off. */
  public AttemptOutcome outcome() {
    return outcome;
  }

  public String detail() {
    return detail;
  }

  public int lookups() {
    return lookups;
  }

  int absences() {
    return absences;
  }

  Instant lastAbsenceAt() {
    return lastAbsenceAt;
  }

  /** Posts that could be it, for the person who decides. */
  public List<RemotePost> candidates() {
    return candidates;
  }

  public boolean needsPerson() {
    return needsPerson;
  }
}
