package org.imprimatur.replay.process;

import static org.imprimatur.content.PieceEvent.Kind.SLOT_CHOSEN;
import static org.imprimatur.content.PieceEvent.Kind.SLOT_MOVED;
import static org.imprimatur.content.PieceStatus.APPROVED;
import static org.imprimatur.content.PieceStatus.AWAITING_APPROVAL;
import static org.imprimatur.content.PieceStatus.DRAFT;
import static org.imprimatur.content.PieceStatus.IN_REVIEW;
import static org.imprimatur.content.PieceStatus.REJECTED;
import static org.imprimatur.content.PieceStatus.RETURNED;
import static org.imprimatur.content.PieceStatus.SCHEDULED;
import static org.imprimatur.content.PieceStatus.WITHDRAWN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.approvals.Rehearsal;
import org.imprimatur.content.PieceEvent;
import org.imprimatur.content.PieceStatus;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.replay.Course;

/** A piece as it stands in a replay: what the domain would know, at a time that is not now. */
class Rehearsed {
  final RecordedPiece recorded;
  final Supplier<Instant> clock;

  private final Map<String, Integer> visits = new HashMap<>();
  private final List<Course.Work> work = new ArrayList<>();
  private final List<String> askings = new ArrayList<>();
  private final Map<UUID, RehearsedPost> posts = new LinkedHashMap<>();
  private final Set<String> assumptions = new LinkedHashSet<>();
  private final List<String> remarks = new ArrayList<>();

  /** What the engine is to be told once it has finished what it is doing. */
  private final Queue<String> messages = new ArrayDeque<>();

  PieceStatus status = DRAFT;
  Instant slot;
  int version;
  boolean paused;

  /** The first slot that passed before it could go out, or null. */
  Instant missedSlot;

  Instant approvedAt;
  Rehearsal asking;
  int askingNo;
  int checksDone;

  Rehearsed(RecordedPiece recorded, Supplier<Instant> clock) {
    this.recorded = recorded;
    this.clock = clock;
  }

  Instant now() {
    return clock.get();
  }

  Duration limit() {
    return recorded.client().policy().latenessLimit();
  }

  /** The how-manieth time this element is reached, counted from 0. */
  int visit(String element) {
    return visits.merge(element, 1, Integer::sum) - 1;
  }

  void assume(String what) {
    assumptions.add(what);
  }

  /** Something that would not have been possible. */
  void remark(String what) {
    remarks.add(what);
  }

  void tell(String message) {
    messages.add(message);
  }

  /** The next message for the engine, or null. */
  String nextMessage() {
    return messages.poll();
  }

  void worked(Course.Work done) {
    work.add(done);
  }

  void asked(String line) {
    askings.add(line);
  }

  // --- the verbs of a piece ---

  void write() {
    version++;
    status = IN_REVIEW;
  }

  void review(boolean accepted) {
    status = accepted ? AWAITING_APPROVAL : RETURNED;
  }

  void decide(ApprovalDecision decision) {
    status =
        switch (decision) {
          case APPROVE -> APPROVED;
          case REQUEST_CHANGES -> RETURNED;
          case REJECT -> REJECTED;
        };
    if (decision == ApprovalDecision.APPROVE) approvedAt = now();
    asking = null;
  }

  void edit() {
    if (status.ended()) return;
    version++;
    if (status != DRAFT && status != RETURNED) status = IN_REVIEW;
    takeBack();
    tell("PieceEdited");
  }

  private void takeBack() {
    asking = null;
    posts.values().forEach(RehearsedPost::cancel);
    posts.values().removeIf(post -> !post.online());
  }

  void plan(Instant newSlot) {
    if (status.ended() || newSlot.equals(slot)) return;
    slot = newSlot;
    awaitAnew();
    if (status == SCHEDULED) {
      posts.values().forEach(post -> post.move(newSlot));
      tell("SlotMoved");
    } else if (status == APPROVED) tell("SlotGiven");
  }

  void awaitAnew() {
    if (asking == null) return;
    asking.waitAnew(slot, now());
    tell(REMINDERS);
  }

  /** No message: the reminders' timers are moved. */
  static final String REMINDERS = "";

  /** Why it cannot be scheduled now; a time is needed. */
  boolean needsSlot() {
    if (slot == null) return true;
    if (!slot.plus(limit()).isBefore(now())) return false;
    missed(slot);
    return true;
  }

  void missed(Instant which) {
    if (missedSlot == null) missedSlot = which;
  }

  List<UUID> schedule() {
    if (status != APPROVED && status != SCHEDULED)
      throw new Stuck("the client has not approved what should be scheduled");
    status = SCHEDULED;
    var channels = recorded.channels(version);
    for (var channel : channels)
      posts.computeIfAbsent(
          channel, id -> new RehearsedPost(this, channel, PublicationKind.POST, slot));
    return channels.stream().filter(channel -> !posts.get(channel).online()).toList();
  }

  void pause() {
    if (status.ended() || paused) return;
    paused = true;
    tell("PiecePaused");
  }

  void resume() {
    if (!paused) return;
    paused = false;
    awaitAnew();
    tell("PieceResumed");
  }

  void withdraw() {
    if (status.ended()) return;
    takeBack();
    status = WITHDRAWN;
    tell("PieceWithdrawn");
  }

  void reopen() {
    takeBack();
    status = RETURNED;
    tell("PieceReturned");
  }

  RehearsedPost post(String id) {
    var channel = UUID.fromString(id.substring(0, 36));
    var post = posts.get(channel);
    if (post == null) throw new Stuck("nothing was planned for the channel");
    return id.length() > 36 ? post.comment() : post;
  }

  Optional<Instant> firstOnline() {
    return posts.values().stream()
        .filter(RehearsedPost::online)
        .map(RehearsedPost::publishedAt)
        .min(Instant::compareTo);
  }

  Course course(String end, String trouble) {
    return new Course(
        recorded.id(),
        end,
        missedSlot == null ? slot : missedSlot,
        approvedAt,
        missedSlot != null,
        List.copyOf(work),
        posts.values().stream()
            .filter(RehearsedPost::online)
            .map(post -> new Course.Post(post.channel(), post.publishedAt()))
            .toList(),
        List.copyOf(askings),
        Set.copyOf(assumptions),
        List.copyOf(remarks),
        trouble);
  }

  // --- what people answered ---

  /** The time that was chosen with this answer. */
  Optional<Instant> slotAt(OpenStep step) {
    if (step.visit() == null) return Optional.empty();
    return recorded.piece().history().stream()
        .filter(e -> e.kind() == SLOT_CHOSEN || e.kind() == SLOT_MOVED)
        .filter(e -> RecordedPiece.sameMoment(e.at(), step.visit().end()))
        .reduce((earlier, later) -> later)
        .map(this::slot);
  }

  /** Older records do not say what time it was. */
  Instant slot(PieceEvent event) {
    if (event.slot() != null) return event.slot();
    assume("Times that were not recorded are taken to be the present ones.");
    return recorded.piece().slot();
  }

  /** Whether that is what the answer came to in reality. */
  boolean happened(OpenStep step, PieceEvent.Kind... kinds) {
    return step.visit() != null && recorded.eventAt(step.visit().end(), kinds).isPresent();
  }

  Instant atOnce() {
    assume("Where nobody chose a new time in reality, it is taken to be: at once.");
    return now();
  }
}
