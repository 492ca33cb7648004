package org.imprimatur.approvals;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.imprimatur.clients.ReminderPlan;
import org.imprimatur.problem.Refusal;

/** One asking of a client about one version. */
@Entity
public class ApprovalRound {
  @Id private UUID id;
  private String clientKey;
  private UUID subject;
  private int versionNo;
  private String versionDigest;
  private String route;
  private String note;
  private Instant requestedAt;
  private Instant slot;
  private int stage;
  private Instant waitingSince;
  private boolean stageAgreed;

  @Enumerated(EnumType.STRING)
  private RoundState state;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Instant> reminders;

  private int reminded;
  private Instant answerDue;
  private String processDefinition;
  private Instant settledAt;

  @Version
  @Column(name = "lock_version")
  private long lockVersion;

  protected ApprovalRound() {}

  ApprovalRound(NewRound wanted, ApprovalRoute route, String note, Instant at) {
    this.id = UUID.randomUUID();
    this.clientKey = wanted.client();
    this.subject = wanted.subject();
    this.versionNo = wanted.versionNo();
    this.versionDigest = wanted.versionDigest();
    this.route = route.toString();
    this.note = note;
    this.requestedAt = at;
    this.slot = wanted.slot();
    this.stage = 1;
    this.state = RoundState.OPEN;
    this.processDefinition = wanted.processDefinition();
  }

  /** Says when to remind, and until when an answer is due; what was planned before is off. */
  void plan(ReminderPlan plan, Instant newSlot, Instant since) {
    waitingSince = since;
    reminders = plan.reminders();
    answerDue = plan.answerDue();
    slot = newSlot;
    reminded = 0;
  }

  void nextStage() {
    requireOpen();
    if (!stageAgreed) throw Refusal.conflict("Not all who were asked first have answered yet.");
    stage++;
    stageAgreed = false;
  }

  /** Nobody has the role the stage asks for any more: anyone suffices there, and it is noted. */
  void letAnyoneAnswer(String why) {
    route = asRoute().withAnyoneAt(stage).toString();
    note = note.isEmpty() ? why : note + " " + why;
  }

  /** One of those asked has said this; enough of them agree now, or not. */
  void answered(ApprovalDecision decision, boolean agreed, Instant at) {
    switch (decision) {
      case APPROVE -> {
        stageAgreed = agreed;
        if (agreed && stage == asRoute().stages().size()) settle(RoundState.APPROVED, at);
      }
      case REQUEST_CHANGES -> settle(RoundState.CHANGES_REQUESTED, at);
      case REJECT -> settle(RoundState.REJECTED, at);
    }
  }

  void supersede(Instant at) {
    settle(RoundState.SUPERSEDED, at);
  }

  private void settle(RoundState how, Instant at) {
    state = how;
    settledAt = at;
  }

  /** A reminder is sent now, in place of all that should have been sent by now. */
  void reminded(Instant now) {
    while (!allReminded() && !nextReminder().isAfter(now)) reminded++;
  }

  void requireOpen() {
    if (state == RoundState.SUPERSEDED)
      throw Refusal.conflict("This version is not asked about any more: the piece has changed.");
    if (state != RoundState.OPEN)
      throw Refusal.conflict("It is decided already: " + state.label() + ".");
  }

  ApprovalRoute.Stage currentStage() {
    return asRoute().stage(stage);
  }

  private ApprovalRoute asRoute() {
    return ApprovalRoute.parse(route);
  }

  public UUID id() {
    return id;
  }

  public String clientKey() {
    return clientKey;
  }

  /** Whose content it is about: the piece's id. */
  public UUID subject() {
    return subject;
  }

  public int versionNo() {
    return versionNo;
  }

  public String versionDigest() {
    return versionDigest;
  }

  /** Who has to agree, as {@code marketing then legal}. */
  public String route() {
    return route;
  }

  /** Why another route was taken than the one wanted, or "". */
  public String note() {
    return note;
  }

  public Instant requestedAt() {
    return requestedAt;
  }

  /** When it is to go out, or null. */
  public Instant slot() {
    return slot;
  }

  /** Which stage of the route is asked, counted from 1. */
  public int stage() {
    return stage;
  }

  public int stages() {
    return asRoute().stages().size();
  }

  /** Since when the time to answer is counted. */
  public Instant waitingSince() {
    return waitingSince;
  }

  /** Whether enough of the present stage have agreed, so that the next can be asked. */
  public boolean stageAgreed() {
    return stageAgreed;
  }

  public RoundState state() {
    return state;
  }

  public boolean open() {
    return state == RoundState.OPEN;
  }

  /** When those who are silent are reminded. */
  public List<Instant> reminders() {
    return reminders;
  }

  /** When the next reminder is due; when the answer is, if there is none any more. */
  public Instant nextReminder() {
    return reminded < reminders.size() ? reminders.get(reminded) : answerDue;
  }

  /** Whether all reminders have been sent. */
  public boolean allReminded() {
    return reminded >= reminders.size();
  }

  /** From when on silence means something. */
  public Instant answerDue() {
    return answerDue;
  }

  public String processDefinition() {
    return processDefinition;
  }

  /** When it came to its end, or null while it is open. */
  public Instant settledAt() {
    return settledAt;
  }
}
