package org.imprimatur.replay.process;

import static org.imprimatur.content.PieceEvent.Kind.RETURNED;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.publishing.PublicationOutcome;
import org.imprimatur.publishing.PublicationState;

/** Sending posts, and clearing up what is unclear; nothing is sent. */
class SendingPlayers {
  private static final Duration PREPARATION_LEAD = Duration.ofMinutes(10);

  private final Supplier<Rehearsed> current;

  SendingPlayers(Supplier<Rehearsed> current) {
    this.current = current;
  }

  Map<String, Players.Machine> machines() {
    return Map.ofEntries(
        Map.entry("planPublication", this::plan),
        Map.entry("prepareMedia", scope -> scope.setVariable("mediaReady", true)),
        Map.entry("publishPost", this::publish),
        Map.entry("reconcilePost", scope -> post(scope).reconcile()),
        Map.entry("noticeRelease", this::noticeRelease));
  }

  Map<String, Players.Human> humans() {
    return Map.ofEntries(
        Map.entry("checkWhetherOnline", (task, step) -> post(task).found()),
        Map.entry("fixRejectedPost", this::fixRejected),
        Map.entry("decideOnMissedSlot", this::decideOnMissed));
  }

  private Rehearsed piece() {
    return current.get();
  }

  private RehearsedPost post(VariableScope scope) {
    return piece().post((String) scope.getVariable("publicationId"));
  }

  private void plan(VariableScope scope) {
    var slot = post(scope).slot();
    scope.setVariable("preparationDueAt", Date.from(slot.minus(PREPARATION_LEAD)));
    scope.setVariable("publishAt", Date.from(slot));
  }

  private void publish(VariableScope scope) {
    var post = post(scope);
    stands(scope, post.publish());
    if (!post.online()) return;
    var id = (String) scope.getVariable("publicationId");
    scope.setVariable("hasFirstComment", id.length() == 36 && post.hasComment());
    scope.setVariable("firstCommentId", id + "#comment");
  }

  private static void stands(VariableScope scope, RehearsedPost.Standing standing) {
    scope.setVariable("publicationOutcome", standing.outcome().name());
    if (standing.outcome() == PublicationOutcome.NOT_SENT)
      scope.setVariable("retryAt", Date.from(standing.at()));
    if (standing.outcome() == PublicationOutcome.UNKNOWN)
      scope.setVariable("settledAt", Date.from(standing.at()));
  }

  private void noticeRelease(VariableScope scope) {
    if (PublicationOutcome.HELD.name().equals(scope.getVariable("publicationOutcome"))
        && !piece().paused) stands(scope, post(scope).publish());
  }

  private void fixRejected(DelegateTask task, OpenStep step) {
    if (piece().happened(step, RETURNED)) piece().reopen();
    else if (givenUp(task)) post(task).cancel();
    else post(task).retry();
  }

  private void decideOnMissed(DelegateTask task, OpenStep step) {
    if (step.visit() != null && givenUp(task)) post(task).cancel();
    else post(task).move(step.visit() == null ? piece().atOnce() : movedTo(task));
  }

  private Instant movedTo(DelegateTask task) {
    return piece()
        .recorded
        .publication(post(task).channel(), PublicationKind.POST)
        .map(publication -> publication.scheduledAt())
        .filter(at -> at.isAfter(piece().now()))
        .orElse(piece().now());
  }

  private boolean givenUp(DelegateTask task) {
    return piece()
        .recorded
        .publication(post(task).channel(), PublicationKind.POST)
        .filter(publication -> publication.state() == PublicationState.CANCELLED)
        .isPresent();
  }
}
