package org.imprimatur.interactions;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.publishing.Payload;

/** Words that were written to answer an interaction: a draft, or exactly what is to be sent. */
@Entity
public class Reply {
  @Id private UUID id;
  private String clientKey;
  private UUID interactionId;
  private int no;
  private String text;
  private String author;
  private boolean byDepartment;
  private Instant writtenAt;
  private String payload;
  private String payloadDigest;
  private String returnedBecause;
  private String thenAsk;
  private String question;
  private String sentBy;
  private String sentUrl;
  private Instant sentAt;

  protected Reply() {}

  Reply(Interaction about, int no, String text, String author, Instant at) {
    this.id = UUID.randomUUID();
    this.clientKey = about.clientKey();
    this.interactionId = about.id();
    this.no = no;
    this.text = text;
    this.author = author;
    this.writtenAt = at;
    this.returnedBecause = "";
    this.thenAsk = "";
    this.question = "";
  }

  Reply ofDepartment() {
    byDepartment = true;
    return this;
  }

  /** From now on it is more than a draft: exactly this would be sent. */
  Reply handedIn(Payload payload) {
    this.payload = payload.canonical();
    this.payloadDigest = payload.digest();
    return this;
  }

  /** It only says what happens next; once it is out, a department is asked. */
  void asksNext(String department, String question) {
    this.thenAsk = department;
    this.question = question;
  }

  void sentByHand(String url, String by, Instant at) {
    this.sentUrl = url;
    this.sentBy = by;
    this.sentAt = at;
  }

  void returned(String because) {
    returnedBecause = because;
  }

  UUID interactionId() {
    return interactionId;
  }

  public int no() {
    return no;
  }

  public String text() {
    return text;
  }

  /** The department that is asked once it is out, or "". */
  String thenAsk() {
    return thenAsk;
  }

  /** What it is asked then, or "". */
  String question() {
    return question;
  }

  /** When a person sent it where we cannot write, or null. */
  public Instant sentAt() {
    return sentAt;
  }

  /** Where it is seen since a person sent it; "" where it has no address; null if nobody did. */
  public String sentUrl() {
    return sentUrl;
  }

  /** Who wrote it, by login. */
  public String author() {
    return author;
  }

  /** Whether a department wrote it for somebody else to send. */
  public boolean byDepartment() {
    return byDepartment;
  }

  public Instant writtenAt() {
    return writtenAt;
  }

  /** What would be sent; empty for a draft. */
  public Optional<Payload> payload() {
    return Optional.ofNullable(payload).map(Payload::parse);
  }

  /** The digest of what would be sent, or "". */
  public String digest() {
    return payloadDigest == null ? "" : payloadDigest;
  }

  /** Why it must not go out like this, or "". */
  public String returnedBecause() {
    return returnedBecause;
  }
}
