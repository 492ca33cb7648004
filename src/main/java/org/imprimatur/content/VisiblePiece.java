package org.imprimatur.content;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A piece as far as somebody may know it. The client's own people know the versions they were asked
 * about and what concerns them; what the agency writes, reviews and says among itself is not there
 * for them.
 */
public class VisiblePiece {
  /** What stays inside the agency altogether. */
  private static final Set<PieceEvent.Kind> INTERNAL =
      Set.of(
          PieceEvent.Kind.OPENED,
          PieceEvent.Kind.ACCEPTED,
          PieceEvent.Kind.RETURNED,
          PieceEvent.Kind.SILENT,
          PieceEvent.Kind.WAITED,
          PieceEvent.Kind.SLOT_GIVEN_AWAY,
          PieceEvent.Kind.SLOT_TAKEN_OVER);

  private static final Set<PieceEvent.Kind> WRITING =
      Set.of(PieceEvent.Kind.WRITTEN, PieceEvent.Kind.EDITED);

  private final ContentPiece piece;
  private final boolean team;
  private final Set<Integer> asked;
  private final int latest;

  private VisiblePiece(ContentPiece piece, boolean team, Set<Integer> asked, int latest) {
    this.piece = piece;
    this.team = team;
    this.asked = asked;
    this.latest = latest;
  }

  static VisiblePiece toTeam(ContentPiece piece) {
    return new VisiblePiece(piece, true, Set.of(), 0);
  }

  /**
   * @param asked the versions the client was asked about
   * @param latest the version that stands
   */
  static VisiblePiece toClient(ContentPiece piece, Set<Integer> asked, int latest) {
    return new VisiblePiece(piece, false, asked, latest);
  }

  /** Whether the reader is of the agency. */
  public boolean team() {
    return team;
  }

  public UUID id() {
    return piece.id();
  }

  public String clientKey() {
    return piece.clientKey();
  }

  public String title() {
    return piece.title();
  }

  String campaign() {
    return piece.campaign();
  }

  /** When it is to go out, or null while nobody has said. */
  public Instant slot() {
    return piece.slot();
  }

  public boolean paused() {
    return piece.paused();
  }

  /** Null for readers who are not of the agency. */
  public String pausedBy() {
    return team ? piece.pausedBy() : null;
  }

  public Instant pausedAt() {
    return piece.pausedAt();
  }

  /** Null for readers who are not of the agency. */
  public String pauseReason() {
    return team ? piece.pauseReason() : null;
  }

  /** To the client it is sent back for as long as it is written anew, whatever the agency does. */
  public PieceStatus status() {
    var status = piece.status();
    if (team || status.ended()) return status;
    return status.accepted() && asked.contains(latest) ? status : PieceStatus.RETURNED;
  }

  /** In words; a client reads nothing of reviews. */
  public String statusLabel() {
    return label(status(), team);
  }

  /** A status in the words of the team or of the client. */
  public static String label(PieceStatus status, boolean team) {
    return !team && status == PieceStatus.RETURNED ? "Being revised" : status.label();
  }

  /** Whether the agency is at work on it and the reader does not know what will come of it. */
  public boolean inTheWorks() {
    return !team && status() == PieceStatus.RETURNED;
  }

  /** The newest version that the reader may know. */
  public Optional<PieceVersion> current() {
    var versions = versions();
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }

  /** The versions the reader may know, oldest first. */
  public List<PieceVersion> versions() {
    return piece.versions().stream().filter(version -> knows(version.no())).toList();
  }

  public Optional<PieceVersion> version(int no) {
    return versions().stream().filter(version -> version.no() == no).findFirst();
  }

  boolean knows(int version) {
    return team || asked.contains(version);
  }

  /** What happened, as far as it concerns the reader. */
  public List<PieceEvent> history() {
    return piece.history().stream().filter(this::concerns).toList();
  }

  private boolean concerns(PieceEvent event) {
    if (team) return true;
    return !INTERNAL.contains(event.kind())
        && (!WRITING.contains(event.kind()) || asked.contains(event.versionNo()));
  }

  /** All of it, for what this package says about it. */
  ContentPiece whole() {
    return piece;
  }
}
