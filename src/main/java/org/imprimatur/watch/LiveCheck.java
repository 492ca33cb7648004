package org.imprimatur.watch;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.imprimatur.channels.LivePost;
import org.imprimatur.problem.Refusal;

/** One look at a live post: planned, then taken, then, if need be, decided about. */
@Entity
public class LiveCheck {
  @Id private UUID id;
  private String clientKey;
  private UUID publicationId;
  private int no;
  private Instant dueAt;
  private int tries;
  private Instant takenAt;

  @Enumerated(EnumType.STRING)
  private LiveFinding finding;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<String> differences;

  private String liveText;

  @Enumerated(EnumType.STRING)
  private ChangeDecision decision;

  private String comment;
  private String decidedBy;
  private Instant decidedAt;

  protected LiveCheck() {}

  LiveCheck(String clientKey, UUID publication, int no, Instant dueAt) {
    this.id = UUID.randomUUID();
    this.clientKey = clientKey;
    this.publicationId = publication;
    this.no = no;
    this.dueAt = dueAt;
    this.differences = List.of();
    this.liveText = "";
    this.comment = "";
  }

  /** Counts a look that was tried in vain. */
  int tried() {
    return ++tries;
  }

  void there(LivePost post, List<String> differences, Instant at) {
    taken(differences.isEmpty() ? LiveFinding.AS_APPROVED : LiveFinding.EDITED, differences, at);
    liveText = post.text();
  }

  void gone(Instant at) {
    taken(LiveFinding.GONE, List.of("The post is no longer there."), at);
  }

  void unreadable(String why, Instant at) {
    taken(LiveFinding.UNREADABLE, List.of(why), at);
  }

  private void taken(LiveFinding finding, List<String> differences, Instant at) {
    this.finding = finding;
    this.differences = List.copyOf(differences);
    this.takenAt = at;
  }

  void decide(ChangeDecision decision, String comment, String by, Instant at) {
    if (finding == null || finding == LiveFinding.AS_APPROVED || this.decision != null)
      throw Refusal.conflict("There is nothing to decide about this post now.");
    if (decision == ChangeDecision.ACCEPTED && comment.isBlank())
      throw Refusal.invalid("changeComment", "Say why the change is accepted.");
    this.decision = decision;
    this.comment = comment;
    this.decidedBy = by;
    this.decidedAt = at;
  }

  public UUID publicationId() {
    return publicationId;
  }

  public String clientKey() {
    return clientKey;
  }

  /** 1 for the first look at a post. */
  public int no() {
    return no;
  }

  public Instant dueAt() {
    return dueAt;
  }

  /** When it was looked at, or null. */
  public Instant takenAt() {
    return takenAt;
  }

  /** What was found, or null. */
  public LiveFinding finding() {
    return finding;
  }

  /** In words, one sentence each. */
  public List<String> differences() {
    return differences;
  }

  public String liveText() {
    return liveText;
  }

  /** What a person said about it, or null. */
  public ChangeDecision decision() {
    return decision;
  }

  public String comment() {
    return comment;
  }

  public String decidedBy() {
    return decidedBy;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  /** Whether somebody still has to look at it. */
  public boolean open() {
    return finding != null && finding != LiveFinding.AS_APPROVED && decision == null;
  }
}
