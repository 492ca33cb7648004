package org.imprimatur.interactions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.channels.Moderation;
import org.imprimatur.problem.Refusal;

/** One thing somebody decided to do about a message; the platform is asked for it at most once. */
@Entity
public class ModerationAct {
  @Id private UUID id;
  private String clientKey;
  private UUID interactionId;
  private UUID messageId;
  private UUID channelId;

  @Enumerated(EnumType.STRING)
  private Moderation action;

  private String reason;
  private String text;
  private boolean answerToo;

  @Enumerated(EnumType.STRING)
  private ActState state;

  private String problem;
  private String decidedBy;
  private Instant decidedAt;
  private Instant calledAt;
  private String settledBy;
  private Instant settledAt;

  protected ModerationAct() {}

  ModerationAct(
      Interaction about,
      Message message,
      Moderation action,
      String reason,
      boolean answerToo,
      String by,
      Instant at) {
    this.id = UUID.randomUUID();
    this.clientKey = about.clientKey();
    this.interactionId = about.id();
    this.messageId = message.id();
    this.channelId = message.channelId();
    this.action = action;
    this.reason = reason;
    this.text = message.text();
    this.answerToo = answerToo;
    this.state = ActState.DECIDED;
    this.problem = "";
    this.decidedBy = by;
    this.decidedAt = at;
    this.settledBy = "";
  }

  void called(Instant at) {
    if (state != ActState.DECIDED) throw new IllegalStateException("It is " + state.label());
    state = ActState.CALLED;
    calledAt = at;
  }

  /** Nothing was asked of the platform; it may be asked again. */
  void notCalled() {
    state = ActState.DECIDED;
    calledAt = null;
  }

  void done(Instant at) {
    settle(ActState.DONE, "", at);
  }

  /** A person has to; the problem says why. */
  void needsHands(String why) {
    state = ActState.BY_HAND;
    problem = why;
  }

  void settledByHand(boolean done, String by, Instant at) {
    if (state != ActState.BY_HAND)
      throw Refusal.conflict("It is " + state.label() + ", so there is nothing to do by hand.");
    settle(done ? ActState.DONE : ActState.LEFT, by, at);
  }

  private void settle(ActState end, String by, Instant at) {
    state = end;
    settledBy = by;
    settledAt = at;
  }

  public UUID id() {
    return id;
  }

  public UUID interactionId() {
    return interactionId;
  }

  /** What it is about. */
  public UUID messageId() {
    return messageId;
  }

  UUID channelId() {
    return channelId;
  }

  public Moderation action() {
    return action;
  }

  public String reason() {
    return reason;
  }

  /** Whether the case needs an answer besides. */
  boolean answerToo() {
    return answerToo;
  }

  /** What the message said when somebody decided about it; hostile. */
  public String text() {
    return text;
  }

  public ActState state() {
    return state;
  }

  /** Why a person has to see to it, or "". */
  public String problem() {
    return problem;
  }

  public String decidedBy() {
    return decidedBy;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  /** When it was done or left, or null. */
  public Instant settledAt() {
    return settledAt;
  }
}
