package org.imprimatur.content;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/** Something said about a version of a piece, by the agency or by the client. */
@Entity
public class PieceComment {
  @Id private UUID id;
  private UUID pieceId;
  private int versionNo;
  private UUID channelId;
  private UUID parentId;
  private String author;
  private boolean ofClient;
  private boolean internal;
  private String text;
  private Instant writtenAt;

  @Generated private Long seq;

  protected PieceComment() {}

  /** Begins a thread. */
  PieceComment(UUID piece, int versionNo, UUID channel, Author author, String text, Instant at) {
    this.id = UUID.randomUUID();
    this.pieceId = piece;
    this.versionNo = versionNo;
    this.channelId = channel;
    this.author = author.id();
    this.ofClient = author.ofClient();
    this.internal = author.internal();
    this.text = text;
    this.writtenAt = at;
  }

  /** Who says it, on whose side, and whether it stays inside the agency. */
  record Author(String id, boolean ofClient, boolean internal) {}

  /** Answers this one: about the same version and channel, and internal if this is. */
  PieceComment reply(Author by, String words, Instant at) {
    var inside = new Author(by.id(), by.ofClient(), by.internal() || internal);
    var reply = new PieceComment(pieceId, versionNo, channelId, inside, words, at);
    reply.parentId = id;
    return reply;
  }

  public UUID id() {
    return id;
  }

  public int versionNo() {
    return versionNo;
  }

  /** The channel it is about, or null for all of them. */
  public UUID channelId() {
    return channelId;
  }

  /** What it answers, or null where it begins a thread. */
  public UUID parentId() {
    return parentId;
  }

  public String author() {
    return author;
  }

  /** Whether somebody of the client said it. */
  public boolean ofClient() {
    return ofClient;
  }

  /** Whether it stays inside the agency. */
  public boolean internal() {
    return internal;
  }

  public String text() {
    return text;
  }

  public Instant writtenAt() {
    return writtenAt;
  }
}
