package org.imprimatur.content;

import static org.imprimatur.content.PieceStatus.APPROVED;
import static org.imprimatur.content.PieceStatus.AWAITING_APPROVAL;
import static org.imprimatur.content.PieceStatus.DRAFT;
import static org.imprimatur.content.PieceStatus.IN_REVIEW;
import static org.imprimatur.content.PieceStatus.REJECTED;
import static org.imprimatur.content.PieceStatus.RETURNED;
import static org.imprimatur.content.PieceStatus.SCHEDULED;
import static org.imprimatur.content.PieceStatus.WITHDRAWN;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Payload;

/**
 * One thing to be published, on one channel or several, with all its versions and what happened to
 * it.
 */
@Entity
public class ContentPiece {
  /** Who is named in the history where no person did it. */
  static final String SYSTEM = "Imprimatur";

  @Id private UUID id;
  private String clientKey;
  private String title;
  private String campaign;
  private boolean evergreen;

  @Enumerated(EnumType.STRING)
  private PieceStatus status;

  private Instant slot;
  private String openedBy;
  private Instant openedAt;
  private String pausedBy;
  private Instant pausedAt;
  private String pauseReason;
  private UUID stopId;
  private Instant suggestedSlot;

  @OneToMany(cascade = CascadeType.ALL)
  @JoinColumn(name = "piece_id", nullable = false)
  @OrderBy("no")
  private List<PieceVersion> versions;

  @OneToMany(cascade = CascadeType.ALL)
  @JoinColumn(name = "piece_id", nullable = false)
  @OrderBy("seq")
  private List<PieceEvent> history;

  @Version
  @Column(name = "lock_version")
  private long lockVersion;

  @Transient private Consumer<PieceNoted> audience;

  protected ContentPiece() {}

  ContentPiece(NewPiece wanted, String by, Instant at) {
    this.id = UUID.randomUUID();
    this.clientKey = wanted.client();
    this.title = wanted.title();
    this.campaign = wanted.campaign();
    this.evergreen = wanted.evergreen();
    this.status = DRAFT;
    this.openedBy = by;
    this.openedAt = at;
    this.versions = new ArrayList<>();
    this.history = new ArrayList<>();
    note(at, by, PieceEvent.Kind.OPENED, "");
  }

  /** From now on the listener hears of everything that happens to it. */
  ContentPiece tells(Consumer<PieceNoted> listener) {
    audience = listener;
    return this;
  }

  /** Writes a version and hands it on to review. */
  void submit(Draft draft, List<Payload> payloads, String by, Instant at) {
    require(DRAFT, RETURNED);
    write(draft, payloads, by, at, PieceEvent.Kind.WRITTEN);
    status = IN_REVIEW;
  }

  /**
   * Writes a version at any time before the end; whatever was agreed on the former one no longer
   * holds. What no reader would notice makes no version.
   *
   * @return whether a version was written
   */
  boolean edit(Draft draft, List<Payload> payloads, String by, Instant at) {
    requireNotEnded();
    requireNotPaused();
    if (current().filter(version -> version.says(payloads)).isPresent()) return false;
    var handedOn = status != DRAFT && status != RETURNED;
    write(draft, payloads, by, at, handedOn ? PieceEvent.Kind.EDITED : PieceEvent.Kind.WRITTEN);
    if (handedOn) status = IN_REVIEW;
    return true;
  }

  /** A diagram may ask for several reviews, before and after the client is asked. */
  void review(ReviewDecision decision, String comment, String digest, String by, Instant at) {
    require(IN_REVIEW, AWAITING_APPROVAL, APPROVED);
    requireShown(digest);
    if (decision == ReviewDecision.RETURN && comment.isBlank()) {
      throw Refusal.invalid(
          "reviewComment",
          "Say what should be changed: a comment is needed to send the piece back.");
    }
    requireNotAuthor(by);
    if (decision == ReviewDecision.RETURN) status = RETURNED;
    else if (status == IN_REVIEW) status = AWAITING_APPROVAL;
    note(
        at,
        by,
        decision == ReviewDecision.APPROVE ? PieceEvent.Kind.ACCEPTED : PieceEvent.Kind.RETURNED,
        comment);
  }

  /**
   * Whether this person may decide now, having seen the version with this digest.
   *
   * @throws Refusal if not
   */
  void requireDecidable(ApprovalDecision decision, String comment, String digest, String by) {
    require(AWAITING_APPROVAL);
    requireShown(digest);
    if (decision != ApprovalDecision.APPROVE && comment.isBlank()) {
      throw Refusal.invalid(
          "approvalComment",
          "Say what should be different: a comment is needed unless you approve.");
    }
    requireNotAuthor(by);
  }

  /** The client is asked about the version that stands. */
  void ask(String note, Instant at) {
    requireStatus(AWAITING_APPROVAL);
    note(at, SYSTEM, PieceEvent.Kind.ASKED, note);
  }

  /** One of the client's people agrees; others are still asked. */
  void agree(String comment, String by, Instant at) {
    require(AWAITING_APPROVAL);
    note(at, by, PieceEvent.Kind.AGREED, comment);
  }

  /** Only while the client is being asked, and not while the piece is paused. */
  void requireAwaited() {
    require(AWAITING_APPROVAL);
  }

  void noteSilence(String why, Instant at) {
    require(AWAITING_APPROVAL);
    note(at, SYSTEM, PieceEvent.Kind.SILENT, why);
  }

  void waitOn(String by, Instant at) {
    require(AWAITING_APPROVAL);
    note(at, by, PieceEvent.Kind.WAITED, "");
  }

  /** A task that an owner drew was done outside. */
  void noteDoneByHand(String what, String by, Instant at) {
    note(at, by, PieceEvent.Kind.DONE_BY_HAND, what);
  }

  /** A task about it was not done in time and has another owner now. */
  void noteHandedOn(String what, Instant at) {
    note(at, SYSTEM, PieceEvent.Kind.HANDED_ON, what);
  }

  void noteSubstitutes(String names, Instant at) {
    require(AWAITING_APPROVAL);
    note(at, SYSTEM, PieceEvent.Kind.SUBSTITUTE_ASKED, names);
  }

  /** The client's silence counts as a yes: of all who had to agree, or of some of them. */
  void agreeTacitly(String proof, boolean all, Instant at) {
    require(AWAITING_APPROVAL);
    if (all) status = APPROVED;
    note(at, SYSTEM, PieceEvent.Kind.TACITLY_APPROVED, proof);
  }

  /**
   * Another piece goes out at its time.
   *
   * @return the time
   */
  Instant giveUpSlot(String to, Instant at) {
    require(AWAITING_APPROVAL);
    var given = slot;
    slot = null;
    note(at, SYSTEM, PieceEvent.Kind.SLOT_GIVEN_AWAY, to);
    return given;
  }

  /** It goes out in place of another piece. */
  void takeOver(Instant given, String from, Instant at) {
    require(APPROVED);
    slot = given;
    note(at, SYSTEM, PieceEvent.Kind.SLOT_TAKEN_OVER, from);
  }

  void decide(ApprovalDecision decision, String comment, String by, Instant at) {
    require(AWAITING_APPROVAL);
    switch (decision) {
      case APPROVE -> {
        status = APPROVED;
        note(at, by, PieceEvent.Kind.APPROVED, comment);
      }
      case REQUEST_CHANGES -> {
        status = RETURNED;
        note(at, by, PieceEvent.Kind.CHANGES_REQUESTED, comment);
      }
      case REJECT -> {
        status = REJECTED;
        note(at, by, PieceEvent.Kind.REJECTED, comment);
      }
    }
  }

  /** Sends an approved piece back to be written anew. */
  void reopen(String why, String by, Instant at) {
    require(APPROVED, SCHEDULED);
    status = RETURNED;
    note(at, by, PieceEvent.Kind.RETURNED, why);
  }

  void plan(Instant newSlot, String by, Instant at) {
    requireNotEnded();
    if (newSlot.equals(slot)) return;
    var kind = slot == null ? PieceEvent.Kind.SLOT_CHOSEN : PieceEvent.Kind.SLOT_MOVED;
    slot = newSlot;
    note(at, by, kind, "");
  }

  /** Also while it is paused: what is planned then is held. */
  void schedule(Instant at) {
    requireStatus(APPROVED, SCHEDULED);
    if (status == APPROVED) note(at, SYSTEM, PieceEvent.Kind.SCHEDULED, "");
    status = SCHEDULED;
  }

  void pause(String reason, String by, Instant at) {
    requireNotEnded();
    requireNotPaused();
    pausedBy = by;
    pausedAt = at;
    pauseReason = reason;
    note(at, by, PieceEvent.Kind.PAUSED, reason);
  }

  /** A stop reaches it: nothing is asked about it before that is lifted. */
  void stop(UUID stop, String reason, String by, Instant at) {
    pause(reason, by, at);
    stopId = stop;
  }

  /** The stop that paused it is lifted, and another one stands. */
  void handTo(UUID stop) {
    stopId = stop;
  }

  /**
   * No stop stands over it any more: somebody decides whether it goes on.
   *
   * @param suggested the time proposed in place of the one that passed, or null
   */
  void ask(Instant suggested) {
    stopId = null;
    suggestedSlot = suggested;
  }

  void resume(String by, Instant at) {
    if (!paused()) throw Refusal.conflict("The piece is not paused.");
    pausedBy = null;
    pausedAt = null;
    pauseReason = null;
    stopId = null;
    suggestedSlot = null;
    note(at, by, PieceEvent.Kind.RESUMED, "");
  }

  void withdraw(String reason, String by, Instant at) {
    requireNotEnded();
    status = WITHDRAWN;
    note(at, by, PieceEvent.Kind.WITHDRAWN, reason);
  }

  private void write(
      Draft draft, List<Payload> payloads, String by, Instant at, PieceEvent.Kind kind) {
    versions.add(new PieceVersion(versions.size() + 1, by, at, draft, payloads));
    note(at, by, kind, "");
  }

  private void note(Instant at, String who, PieceEvent.Kind kind, String comment) {
    history.add(new PieceEvent(at, who, kind, versions.size(), comment, slot));
    if (audience != null) {
      var digest = current().map(PieceVersion::digest).orElse("");
      audience.accept(new PieceNoted(id, clientKey, kind, who, versions.size(), digest, comment));
    }
  }

  private void require(PieceStatus... expected) {
    requireStatus(expected);
    requireNotPaused();
  }

  private void requireStatus(PieceStatus... expected) {
    if (!Arrays.asList(expected).contains(status)) {
      throw Refusal.conflict(
          "The piece is '" + status.label() + "' now; this cannot be done any more.");
    }
  }

  private void requireNotEnded() {
    if (status.ended())
      throw Refusal.conflict("The piece is '" + status.label() + "'; nothing can be changed.");
  }

  private void requireNotPaused() {
    if (paused()) {
      throw Refusal.conflict(
          "The piece was paused by " + pausedBy + ": " + pauseReason + " Resume it first.");
    }
  }

  /** The one who decides has seen exactly the version that stands. */
  private void requireShown(String digest) {
    if (!current().orElseThrow().digest().equals(digest)) {
      throw Refusal.conflict(
          "The piece has changed since you opened it. Open the task again and look at version "
              + versions.size()
              + ".");
    }
  }

  private void requireNotAuthor(String by) {
    if (authors().contains(by)) {
      throw Refusal.forbidden(
          "Nobody approves what they wrote: someone else has to decide about this piece.");
    }
  }

  public UUID id() {
    return id;
  }

  public String clientKey() {
    return clientKey;
  }

  public String title() {
    return title;
  }

  /** The campaign it belongs to, or "". */
  public String campaign() {
    return campaign;
  }

  /** Whether it stays approved without a time, until it is needed in place of another piece. */
  public boolean evergreen() {
    return evergreen;
  }

  public PieceStatus status() {
    return status;
  }

  /** When it is to go out, or null while nobody has said. */
  public Instant slot() {
    return slot;
  }

  public String openedBy() {
    return openedBy;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public boolean paused() {
    return pausedAt != null;
  }

  public String pausedBy() {
    return pausedBy;
  }

  public Instant pausedAt() {
    return pausedAt;
  }

  public String pauseReason() {
    return pauseReason;
  }

  /** The stop that paused it and was not followed by a question yet, or null. */
  UUID stopId() {
    return stopId;
  }

  /** The time proposed in place of the one that passed while publishing was stopped, or null. */
  public Instant suggestedSlot() {
    return suggestedSlot;
  }

  /** The version that stands, if anything was written yet. */
  public Optional<PieceVersion> current() {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }

  public List<PieceVersion> versions() {
    return List.copyOf(versions);
  }

  /** Everybody who wrote a version of it. */
  public Set<String> authors() {
    return versions.stream().map(PieceVersion::author).collect(Collectors.toSet());
  }

  public List<PieceEvent> history() {
    return List.copyOf(history);
  }
}
