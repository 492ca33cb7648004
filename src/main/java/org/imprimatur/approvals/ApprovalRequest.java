package org.imprimatur.approvals;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.clients.Approver;
import org.imprimatur.problem.Refusal;

/** One of the client's people who was asked about a version, and what they answered. */
@Entity
public class ApprovalRequest {
  @Id private UUID id;
  private UUID roundId;
  private int stage;
  private UUID approverId;
  private String name;
  private String email;
  private String login;
  private String role;
  private boolean substituted;
  private Instant askedAt;

  @Enumerated(EnumType.STRING)
  private ApprovalDecision decision;

  private Instant decidedAt;
  private String decidedBy;

  @Enumerated(EnumType.STRING)
  private ApprovalMethod method;

  private String comment;
  private UUID channelId;

  protected ApprovalRequest() {}

  private ApprovalRequest(ApprovalRound round, String name, Instant askedAt) {
    this.id = UUID.randomUUID();
    this.roundId = round.id();
    this.stage = round.stage();
    this.name = name;
    this.email = "";
    this.login = "";
    this.role = "";
    this.askedAt = askedAt;
    this.comment = "";
  }

  /** A request to somebody in particular. */
  static ApprovalRequest to(Approver approver, ApprovalRound round, Instant askedAt) {
    var request = new ApprovalRequest(round, approver.name(), askedAt);
    request.approverId = approver.id();
    request.email = approver.email();
    request.login = approver.login();
    request.role = approver.role();
    request.substituted = approver.substitute();
    return request;
  }

  /** A request to whoever of the client sees it first. */
  static ApprovalRequest toAnyoneAt(String client, ApprovalRound round, Instant askedAt) {
    return new ApprovalRequest(round, "Anyone at " + client, askedAt);
  }

  void answer(Answer answer, Instant at) {
    if (answered()) {
      throw Refusal.conflict("This request has been answered already, by " + decidedBy + ".");
    }
    if (!actor().isEmpty() && !actor().equals(answer.by())) {
      throw Refusal.forbidden("It is " + name + " who was asked: nobody else can answer it.");
    }
    decision = answer.decision();
    comment = answer.comment();
    channelId = answer.channel();
    decidedBy = answer.by();
    method = answer.how();
    decidedAt = at;
  }

  /** Takes silence for a yes. */
  void agreeTacitly(String proof, Instant at) {
    decision = ApprovalDecision.APPROVE;
    decidedBy = "";
    method = ApprovalMethod.TACIT;
    comment = proof;
    decidedAt = at;
  }

  public UUID id() {
    return id;
  }

  public UUID roundId() {
    return roundId;
  }

  public int stage() {
    return stage;
  }

  /** Who was asked, or null where anyone of the client may answer. */
  public UUID approverId() {
    return approverId;
  }

  public String name() {
    return name;
  }

  /** Where to write to, or "" where anyone of the client may answer. */
  public String email() {
    return email;
  }

  public String login() {
    return login;
  }

  public String role() {
    return role;
  }

  /** Whether they were asked because others were silent. */
  public boolean substituted() {
    return substituted;
  }

  public Instant askedAt() {
    return askedAt;
  }

  /** What they said, or null while they have said nothing. */
  public ApprovalDecision decision() {
    return decision;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  /** Who answered; "" where silence did. */
  public String decidedBy() {
    return decidedBy;
  }

  public ApprovalMethod method() {
    return method;
  }

  /** What was said with the answer; where silence was the answer, what proves that they knew. */
  public String comment() {
    return comment;
  }

  /** Which channel the answer is about, or null. */
  public UUID channelId() {
    return channelId;
  }

  public boolean answered() {
    return decision != null;
  }

  public boolean approved() {
    return decision == ApprovalDecision.APPROVE;
  }

  /** How the one who acts is called in what people read: a login says enough, an id does not. */
  public String called(String actor) {
    return approverId != null && login.isEmpty() ? name + " <" + email + ">" : actor;
  }

  /** Who the one asked is when they act: their login, or a name no account has; "" for anyone. */
  public String actor() {
    if (approverId == null) return "";
    return login.isEmpty() ? "approver-" + approverId : login;
  }
}
