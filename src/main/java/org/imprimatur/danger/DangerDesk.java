package org.imprimatur.danger;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.interactions.Responsibility;
import org.imprimatur.interactions.Responsibility.Case;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.TaskItem;
import org.imprimatur.workflow.TaskLists;
import org.imprimatur.workflow.TaskOwners;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks for signs of trouble, and lets them be cleared with evidence only. */
@Service
@Transactional
public class DangerDesk {
  /** Nobody waits longer for a first answer without a lead knowing of it. */
  static final Duration UNANSWERED = Duration.ofHours(48);

  /** Takes over what nobody sees to. */
  private static final String LEADS = "leads";

  private final DangerSignsKept signs;
  private final ResponsibilityLooks looks;
  private final Responsibility responsibility;
  private final TaskLists tasks;
  private final TaskOwners owners;
  private final TermsOfApproval terms;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DangerDesk(
      DangerSignsKept signs,
      ResponsibilityLooks looks,
      Responsibility responsibility,
      TaskLists tasks,
      TaskOwners owners,
      TermsOfApproval terms,
      ApplicationEventPublisher events,
      Clock clock) {
    this.signs = signs;
    this.looks = looks;
    this.responsibility = responsibility;
    this.tasks = tasks;
    this.owners = owners;
    this.terms = terms;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Looks at everything that waits. What nobody has to see to gets a lead at once; a sign is raised
   * once, and stands until it is cleared.
   */
  public ResponsibilityLook look() {
    var now = clock.instant();
    responsibility
        .unansweredSince(now.minus(UNANSWERED))
        .forEach(waiting -> raise(DangerKind.UNANSWERED, waiting));
    var orphans = responsibility.nobodys();
    for (var orphan : orphans) {
      raise(DangerKind.NOBODY_RESPONSIBLE, orphan);
      responsibility.giveToLead(orphan.interaction());
    }
    var unseen = tasks.nobodys().stream().filter(task -> task.tenant() != null).toList();
    for (var task : unseen) {
      raise(DangerKind.NOBODY_RESPONSIBLE, task);
      owners.alsoGiveToGroup(task.id(), LEADS);
    }
    var look = new ResponsibilityLook(responsibility.open(), orphans.size(), unseen.size(), now);
    looks.keep(look);
    return look;
  }

  private void raise(DangerKind kind, Case waiting) {
    raise(kind, waiting.client(), waiting.interaction(), waiting.title());
  }

  private void raise(DangerKind kind, TaskItem task) {
    raise(
        kind,
        task.tenant(),
        UUID.fromString(task.id()),
        "%s: %s".formatted(task.name(), task.title()));
  }

  private void raise(DangerKind kind, String client, UUID subject, String title) {
    if (signs.existsByKindAndSubjectAndClearedAtIsNull(kind, subject)) return;
    var sign =
        signs.save(
            new DangerSign(
                kind, client, subject, title, terms.of(client).accountManager(), clock.instant()));
    events.publishEvent(new DangerSignNoted(sign.id(), client, kind, false, "", title));
    events.publishEvent(new DangerSignRaised(sign.id()));
  }

  /**
   * Takes a sign for over.
   *
   * @throws Refusal if it still stands, or nothing is said that proves the contrary
   */
  public void clear(UUID id, String evidence, String who) {
    if (evidence.isBlank())
      throw Refusal.invalid("evidence", "Say what was done, and how one can see that it is over.");
    var sign = get(id);
    stillStanding(sign)
        .ifPresent(
            why -> {
              throw Refusal.conflict(why);
            });
    sign.clear(evidence.strip(), who, clock.instant());
    events.publishEvent(
        new DangerSignNoted(id, sign.clientKey(), sign.kind(), true, who, evidence.strip()));
  }

  /** Why a sign cannot be cleared yet. */
  @Transactional(readOnly = true)
  public Optional<String> stillStanding(DangerSign sign) {
    return switch (sign.kind()) {
      case UNANSWERED ->
          responsibility.unanswered(sign.subject())
              ? Optional.of("It is still unanswered: answer it, or leave it with a reason, first.")
              : Optional.empty();
      case NOBODY_RESPONSIBLE ->
          responsibility.isNobodys(sign.subject())
                  || tasks.nobodys().stream()
                      .anyMatch(task -> task.id().equals(sign.subject().toString()))
              ? Optional.of("There is still nobody who has to see to it.")
              : Optional.empty();
    };
  }

  /**
   * One sign.
   *
   * @throws Refusal if there is none
   */
  @Transactional(readOnly = true)
  public DangerSign get(UUID id) {
    return signs
        .findById(id)
        .orElseThrow(() -> Refusal.unknown("There is no danger sign " + id + "."));
  }

  /** What these signs are about, for those that are signs. */
  @Transactional(readOnly = true)
  public Map<UUID, UUID> subjects(Collection<UUID> ids) {
    return signs.findByIdIn(ids).stream()
        .collect(Collectors.toMap(DangerSign::id, DangerSign::subject));
  }

  /** Those of these clients that stand, the oldest first. */
  @Transactional(readOnly = true)
  public List<DangerSign> standing(Collection<String> clients) {
    return signs.findByClientKeyInAndClearedAtIsNullOrderByRaisedAt(clients);
  }

  /** What the last look found, if there was one. */
  @Transactional(readOnly = true)
  public Optional<ResponsibilityLook> lastLook() {
    return looks.last();
  }
}
