package org.imprimatur.replay.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.approvals.Approval;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.ApprovalRound;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.Silence;
import org.imprimatur.content.ContentPiece;
import org.imprimatur.content.PieceEvent;
import org.imprimatur.content.PieceFacts;
import org.imprimatur.decisions.DecisionRecord;
import org.imprimatur.metrics.PerformanceCheck;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishAttempt;

/** What really happened to a piece, as far as anybody wrote it down. */
record RecordedPiece(
    ContentPiece piece,
    Client client,
    Silence silence,
    List<RecordedTask> tasks,
    List<Asking> askings,
    List<Approval> approvals,
    List<Publication> publications,
    Map<UUID, List<PublishAttempt>> attempts,
    List<DecisionRecord> decisions,
    PieceFacts facts,
    List<PerformanceCheck> checks) {

  /** What is recorded twice in one transaction is read from two clocks. */
  private static final Duration SAME_MOMENT = Duration.ofSeconds(5);

  /** A round with those who were asked in it. */
  record Asking(ApprovalRound round, List<ApprovalRequest> requests) {}

  /** One human step; {@code end} is null while it is open. */
  record RecordedTask(String element, Instant start, Instant end, boolean completed) {
    Duration took() {
      return Duration.between(start, end);
    }
  }

  static boolean sameMoment(Instant one, Instant other) {
    return Duration.between(one, other).abs().compareTo(SAME_MOMENT) <= 0;
  }

  UUID id() {
    return piece.id();
  }

  /** How often, and how, somebody did this step. */
  List<RecordedTask> visits(String element) {
    return tasks.stream().filter(task -> task.element().equals(element)).toList();
  }

  /** Something of these kinds that happened as a task was completed. */
  Optional<PieceEvent> eventAt(Instant moment, PieceEvent.Kind... kinds) {
    return piece.history().stream()
        .filter(event -> List.of(kinds).contains(event.kind()))
        .filter(event -> sameMoment(event.at(), moment))
        .findFirst();
  }

  /** Whether a person did it as the answer to one of these steps, not from outside. */
  boolean byStep(PieceEvent event, List<String> elements) {
    return tasks.stream()
        .filter(RecordedTask::completed)
        .filter(task -> elements.contains(task.element()))
        .anyMatch(task -> sameMoment(task.end(), event.at()));
  }

  /** The channels of a version, the newest where there is no such version. */
  List<UUID> channels(int version) {
    var versions = piece.versions();
    if (versions.isEmpty()) return List.of();
    return versions.get(Math.min(version, versions.size()) - 1).draft().channels();
  }

  List<PublishAttempt> attempts(UUID channel, PublicationKind kind) {
    return publications.stream()
        .filter(p -> p.channelId().equals(channel) && p.kind() == kind)
        .flatMap(p -> attempts.getOrDefault(p.id(), List.of()).stream())
        .toList();
  }

  Optional<Publication> publication(UUID channel, PublicationKind kind) {
    return publications.stream()
        .filter(p -> p.channelId().equals(channel) && p.kind() == kind)
        .reduce((earlier, later) -> later);
  }

  /** When it really went online there, if it did. */
  Optional<Instant> published(UUID channel) {
    return publication(channel, PublicationKind.POST)
        .filter(p -> p.state() == PublicationState.PUBLISHED)
        .map(Publication::publishedAt);
  }
}
