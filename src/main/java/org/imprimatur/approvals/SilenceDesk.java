package org.imprimatur.approvals;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.clients.Approver;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Deals with those who were asked and do not answer. */
@Service
@Transactional
public class SilenceDesk {
  private final ApprovalDesk desk;
  private final Audience audience;
  private final Consent consent;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SilenceDesk(
      ApprovalDesk desk,
      Audience audience,
      Consent consent,
      ApplicationEventPublisher events,
      Clock clock) {
    this.desk = desk;
    this.audience = audience;
    this.consent = consent;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Reminds those who are silent, if it is time to.
   *
   * @return whether their time to answer is over
   */
  public boolean remind(UUID id) {
    var round = desk.locked(id);
    round.requireOpen();
    if (clock.instant().isBefore(round.nextReminder())) return false;
    if (round.allReminded()) {
      events.publishEvent(new SilenceReached(id));
      return true;
    }
    round.reminded(clock.instant());
    desk.silent(round).forEach(r -> events.publishEvent(new ApprovalReminded(r.id())));
    return false;
  }

  /** Who may answer in place of those who are silent; nobody who wrote the content. */
  @Transactional(readOnly = true)
  public List<Approver> substitutes(UUID id, Set<String> authors) {
    var round = desk.round(id);
    return audience.substitutes(round, desk.ofStage(round), authors);
  }

  /**
   * Asks the substitutes too.
   *
   * @throws Refusal if there are none
   */
  public List<Approver> askSubstitutes(UUID id, Set<String> authors) {
    var round = desk.locked(id);
    round.requireOpen();
    var substitutes = substitutes(id, authors);
    if (substitutes.isEmpty())
      throw Refusal.conflict("There is nobody left who could be asked as a substitute.");
    desk.askToo(round, substitutes);
    return substitutes;
  }

  /** Why silence must not be taken for a yes, in words; empty if it may. */
  @Transactional(readOnly = true)
  public Optional<String> whyNoConsent(UUID id) {
    var round = desk.round(id);
    return consent.obstacle(round, desk.silent(round));
  }

  /**
   * Takes silence for a yes.
   *
   * @throws Refusal if that was not agreed, or nothing proves that everybody knew
   */
  public ApprovalRound takeForConsent(UUID id) {
    var round = desk.locked(id);
    round.requireOpen();
    var silent = desk.silent(round);
    consent
        .obstacle(round, silent)
        .ifPresent(
            why -> {
              throw Refusal.conflict(why);
            });
    for (var request : silent) {
      request.agreeTacitly(consent.wording(round, request), clock.instant());
      events.publishEvent(new ApprovalAnswered(request.id()));
    }
    return desk.answered(round, ApprovalDecision.APPROVE);
  }
}
