package org.imprimatur.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.problem.Refusal;

/** One letter to one person: who gets it, about what, and what became of it; never what it says. */
@Entity
public class Mail {
  @Id private UUID id;
  private String kind;
  private String clientKey;
  private String recipient;
  private String recipientName;
  private UUID reference;
  private UUID thread;
  private String onceKey;
  private String messageId;

  @Enumerated(EnumType.STRING)
  private MailState state;

  private Instant orderedAt;

  @Column(name = "settled_at")
  private Instant settledAt;

  private String serverAnswer;
  private String reachedBy;
  private String reachedNote;

  protected Mail() {}

  Mail(Order order, String domain, Instant orderedAt) {
    this.id = UUID.randomUUID();
    this.kind = order.kind();
    this.clientKey = order.clientKey();
    this.recipient = order.to();
    this.recipientName = OneLine.of(order.toName());
    this.reference = order.reference();
    this.thread = order.thread();
    this.onceKey = order.onceKey();
    this.messageId = "<" + id + "@" + domain + ">";
    this.state = MailState.QUEUED;
    this.orderedAt = orderedAt;
    this.serverAnswer = "";
  }

  void sent(String answer, Instant at) {
    settle(MailState.SENT, answer, at);
  }

  void refuse(String answer, Instant at) {
    settle(MailState.REFUSED, answer, at);
  }

  void drop(Instant at) {
    settle(MailState.DROPPED, "", at);
  }

  private void settle(MailState how, String answer, Instant at) {
    state = how;
    serverAnswer = OneLine.of(answer);
    settledAt = at;
  }

  /** Somebody has told the person in another way. */
  void reached(String note, String by) {
    if (state != MailState.REFUSED)
      throw Refusal.conflict("This letter was not refused: there is nothing to do.");
    if (note.isBlank())
      throw Refusal.invalid("reachNote", "Say how they were told, and when: it is kept.");
    state = MailState.REACHED;
    reachedNote = note;
    reachedBy = by;
  }

  Order order() {
    return new Order(kind, clientKey, recipient, recipientName, reference, thread, onceKey);
  }

  public UUID id() {
    return id;
  }

  public String kind() {
    return kind;
  }

  public String clientKey() {
    return clientKey;
  }

  /** The address. */
  public String recipient() {
    return recipient;
  }

  public String recipientName() {
    return recipientName;
  }

  /** What it is about: the id its writer was given. */
  public UUID reference() {
    return reference;
  }

  /** The piece whose conversation it belongs to. */
  public UUID thread() {
    return thread;
  }

  /** The same however often it is sent. */
  public String messageId() {
    return messageId;
  }

  /** What all letters of the conversation answer to. */
  String threadId() {
    return "<piece-" + thread + messageId.substring(messageId.indexOf('@'));
  }

  public MailState state() {
    return state;
  }

  public Instant orderedAt() {
    return orderedAt;
  }

  /** When it was sent, refused or dropped; null while it waits. */
  public Instant settledAt() {
    return settledAt;
  }

  /** What the mail server said to it, or "". */
  public String serverAnswer() {
    return serverAnswer;
  }

  /** Who told the person in another way, or null. */
  public String reachedBy() {
    return reachedBy;
  }

  /** How they were told, or null. */
  public String reachedNote() {
    return reachedNote;
  }
}
