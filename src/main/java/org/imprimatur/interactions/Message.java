package org.imprimatur.interactions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.publishing.Payload;

/** What somebody wrote, word for word; what they make of it later never loses the original. */
@Entity
public class Message {
  @Id private UUID id;
  private String clientKey;
  private UUID channelId;
  private UUID interactionId;
  private UUID memberId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String remoteId;
  private String thread;
  private String parent;
  private String reference;
  private String text;
  private String originalText;
  private String textDigest;
  private String language;
  private String url;
  private Instant sentAt;
  private Instant changedAt;
  private Instant deletedAt;
  private boolean folded;

  protected Message() {}

  Message(String clientKey, UUID channel, PlatformEvent event) {
    this.id = UUID.randomUUID();
    this.clientKey = clientKey;
    this.channelId = channel;
    this.kind = event.kind();
    this.remoteId = event.remoteId();
    this.thread = event.thread();
    this.parent = event.parent();
    this.reference = event.reference();
    this.text = event.text();
    this.originalText = event.text();
    this.textDigest = digest(event.text());
    this.language = event.language();
    // It becomes a link on our pages.
    this.url = event.url().matches("(?i)https?://\\S+|/[^/\\\\]\\S*") ? event.url() : "";
    this.sentAt = event.at();
  }

  /** The same words, however they are spaced or written. */
  static String digest(String text) {
    return Payload.digest(String.join(" ", MoodReader.wordsOf(text)));
  }

  void belongsTo(Interaction interaction, AudienceMember member, boolean folded) {
    this.interactionId = interaction.id();
    this.memberId = member.id();
    this.folded = folded;
  }

  /**
   * @return whether that is news: edits are heard in any order
   */
  boolean edited(PlatformEvent event) {
    if (deletedAt != null || changedAt != null && event.at().isBefore(changedAt)) return false;
    if (text.equals(event.text())) return false;
    text = event.text();
    textDigest = digest(text);
    changedAt = event.at();
    return true;
  }

  void deleted(Instant at) {
    if (deletedAt == null) deletedAt = at;
  }

  public UUID id() {
    return id;
  }

  public UUID channelId() {
    return channelId;
  }

  UUID interactionId() {
    return interactionId;
  }

  /** Who wrote it; null if it was deleted before we heard of it. */
  public UUID memberId() {
    return memberId;
  }

  public Kind kind() {
    return kind;
  }

  public String remoteId() {
    return remoteId;
  }

  public String thread() {
    return thread;
  }

  /** What a reply to it needs. */
  public RemotePost post() {
    return new RemotePost(remoteId, url, reference, text, sentAt);
  }

  /** What it says now; hostile. */
  public String text() {
    return text;
  }

  /** What it said first; hostile. */
  public String originalText() {
    return originalText;
  }

  public String language() {
    return language;
  }

  public String url() {
    return url;
  }

  public Instant sentAt() {
    return sentAt;
  }

  public boolean edited() {
    return changedAt != null;
  }

  /** When its author or the platform took it away, or null. */
  public Instant deletedAt() {
    return deletedAt;
  }

  /** Whether it said nothing new and was only counted. */
  public boolean folded() {
    return folded;
  }
}
