package org.imprimatur.content;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;

/** Something that happened to a piece, for its history. */
@Entity
public class PieceEvent {
  @Id private UUID id;
  private Instant at;
  private String who;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private int versionNo;
  private String comment;
  private Instant slot;

  @Generated private Long seq;

  /** What happened. */
  public enum Kind {
    OPENED("opened the piece"),
    WRITTEN("wrote a version"),
    EDITED("edited it after it was handed on"),
    ACCEPTED("accepted it in review"),
    RETURNED("sent it back"),
    ASKED("asked the client for approval"),
    AGREED("agreed, others are still asked"),
    SILENT("noticed that the client does not answer"),
    WAITED("decided to wait on"),
    SUBSTITUTE_ASKED("asked a substitute"),
    TACITLY_APPROVED("took the client's silence for a yes, as agreed"),
    SLOT_GIVEN_AWAY("let a fallback piece go out at its time"),
    SLOT_TAKEN_OVER("let it go out in place of another piece"),
    APPROVED("approved it"),
    CHANGES_REQUESTED("asked for changes"),
    REJECTED("rejected it"),
    SCHEDULED("scheduled it"),
    SLOT_CHOSEN("chose the time"),
    SLOT_MOVED("moved it to another time"),
    HANDED_ON("handed it on, because it was not done in time"),
    DONE_BY_HAND("did by hand"),
    PAUSED("paused it"),
    RESUMED("resumed it"),
    WITHDRAWN("withdrew it");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    /** Whether the client's own people see what was written with it. */
    public boolean ofTheClient() {
      return this == AGREED
          || this == APPROVED
          || this == TACITLY_APPROVED
          || this == CHANGES_REQUESTED
          || this == REJECTED;
    }
  }

  protected PieceEvent() {}

  PieceEvent(Instant at, String who, Kind kind, int versionNo, String comment, Instant slot) {
    this.id = UUID.randomUUID();
    this.at = at;
    this.who = who;
    this.kind = kind;
    this.versionNo = versionNo;
    this.comment = comment;
    this.slot = slot;
  }

  public Instant at() {
    return at;
  }

  public String who() {
    return who;
  }

  public Kind kind() {
    return kind;
  }

  public int versionNo() {
    return versionNo;
  }

  public String comment() {
    return comment;
  }

  /** When the piece was to go out from then on, or null. */
  public Instant slot() {
    return slot;
  }
}
