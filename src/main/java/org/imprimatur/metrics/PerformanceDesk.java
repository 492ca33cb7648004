package org.imprimatur.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.PostMetrics;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishingDesk;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks at published content when it has reached certain ages, and judges it. */
@Service
public class PerformanceDesk {
  private final PerformanceChecks checks;
  private final Snapshots snapshots;
  private final PublishingDesk publishing;
  private final PostCounters counters;
  private final List<Duration> ages;
  private final Clock clock;

  PerformanceDesk(
      PerformanceChecks checks,
      Snapshots snapshots,
      PublishingDesk publishing,
      PostCounters counters,
      @Value("${imprimatur.performance.ages}") List<Duration> ages,
      Clock clock) {
    this.checks = checks;
    this.snapshots = snapshots;
    this.publishing = publishing;
    this.counters = counters;
    this.ages = List.copyOf(ages);
    this.clock = clock;
  }

  /** One check's result. */
  public record Result(PerformanceCheck check, List<MetricsSnapshot> snapshots) {}

  /** When to look next, or empty when all was looked at, or nothing of it is online. */
  @Transactional
  public Optional<Instant> next(UUID subject) {
    var planned = checks.findFirstBySubjectAndTakenAtIsNullOrderByNo(subject);
    if (planned.isPresent()) return planned.map(PerformanceCheck::dueAt);
    var online = online(subject);
    var done = checks.findBySubjectOrderByNo(subject).size();
    if (online.isEmpty() || done >= ages.size()) return Optional.empty();
    var first =
        online.stream().map(Publication::publishedAt).min(Comparator.naturalOrder()).orElseThrow();
    var check =
        checks.save(
            new PerformanceCheck(
                online.get(0).clientKey(), subject, done + 1, first.plus(ages.get(done))));
    return Optional.of(check.dueAt());
  }

  /**
   * Reads every channel's counters and judges them.
   *
   * @return whether a person should look: it did unusually, or this was the last look
   */
  @Transactional
  public boolean collect(UUID subject) {
    var found = checks.findFirstBySubjectAndTakenAtIsNullOrderByNo(subject);
    if (found.isEmpty()) return false;
    var check = found.get();
    var now = clock.instant();
    var read = 0;
    var interactions = 0L;
    for (var publication : online(subject)) {
      var metrics = counters.read(publication);
      if (metrics.isEmpty()) continue;
      if (!metrics.get().equals(PostMetrics.UNTOLD)) read++;
      interactions += interactions(metrics.get());
      if (!snapshots.existsByCheckIdAndPublicationId(check.id(), publication.id())) {
        snapshots.save(new MetricsSnapshot(check.id(), publication.id(), metrics.get(), now));
      }
    }
    var judgement =
        Judgement.of(read, interactions, checks.earlier(check.clientKey(), check.no(), subject));
    check.taken(judgement.verdict(), judgement.compared(), now);
    return judgement.verdict() == Verdict.ABOVE
        || judgement.verdict() == Verdict.BELOW
        || check.no() == ages.size();
  }

  /** Records what a person makes of the latest result. */
  @Transactional
  public void decide(UUID subject, ResultDecision decision, String comment, String by) {
    checks
        .findFirstBySubjectAndTakenAtIsNotNullOrderByNoDesc(subject)
        .orElseThrow(() -> Refusal.conflict("There is no result to look at yet."))
        .decide(decision, comment, by);
  }

  /** All results so far, in order. */
  @Transactional(readOnly = true)
  public List<Result> results(UUID subject) {
    var taken =
        checks.findBySubjectOrderByNo(subject).stream().filter(c -> c.takenAt() != null).toList();
    var all = snapshots.findByCheckIdIn(taken.stream().map(PerformanceCheck::id).toList());
    return taken.stream()
        .map(
            check ->
                new Result(
                    check, all.stream().filter(s -> s.checkId().equals(check.id())).toList()))
        .toList();
  }

  private List<Publication> online(UUID subject) {
    return publishing.of(subject).stream()
        .filter(p -> p.kind() == PublicationKind.POST && p.state() == PublicationState.PUBLISHED)
        .toList();
  }

  private static long interactions(PostMetrics metrics) {
    return Math.max(metrics.likes(), 0)
        + Math.max(metrics.reposts(), 0)
        + Math.max(metrics.replies(), 0);
  }
}
