package org.imprimatur.interactions;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Channels;
import org.imprimatur.interactions.InteractionNoted.What;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The verbs of an interaction's life. Each holds its lock; what happened is announced in the same
 * transaction.
 */
@Service
@Transactional
public class InteractionDesk {
  private final Interactions interactions;
  private final Line line;
  private final EscalationDesk escalation;
  private final Channels channels;
  private final AudienceMembers members;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  InteractionDesk(
      Interactions interactions,
      Line line,
      EscalationDesk escalation,
      Channels channels,
      AudienceMembers members,
      ApplicationEventPublisher events,
      Clock clock) {
    this.interactions = interactions;
    this.line = line;
    this.escalation = escalation;
    this.channels = channels;
    this.members = members;
    this.events = events;
    this.clock = clock;
  }

  /** Takes the table's word: who is accountable, until when, and what is to be done. */
  public void triage(UUID id, Triage triage) {
    var interaction = locked(id);
    if (!interaction.open()) return;
    interaction.triaged(
        triage,
        Accountable.group(triage.department()),
        Clocks.from(
            line.calendar(interaction.clientKey()),
            interaction.openedAt(),
            triage.answerTime(),
            triage.resolutionTime()));
    note(interaction, What.TRIAGED, "", triage.action() + ", " + triage.department());
    switch (triage.action()) {
      case IGNORE ->
          close(
              interaction, InteractionState.LEFT, "", "The table says that nothing is to be done.");
      case ESCALATE -> escalation.begun(interaction);
      case REPLY, MODERATE -> events.publishEvent(new OwnerChanged(id));
    }
  }

  /** A person says that they see to it. */
  public void takeOn(UUID id, String who) {
    var interaction = locked(id);
    interaction.takeOn(Accountable.person(who), clock.instant());
    note(interaction, What.TAKEN_ON, who, "");
    events.publishEvent(new OwnerChanged(id));
  }

  /** Closes it without an answer, for a reason. */
  public void leave(UUID id, String reason, String who) {
    if (reason.isBlank()) throw Refusal.invalid("reason", "Say why nothing is answered.");
    var interaction = locked(id);
    close(interaction, interaction.unanswered(), who, reason.strip());
  }

  private void close(Interaction interaction, InteractionState end, String who, String because) {
    interaction.close(end, who, because, clock.instant());
    note(interaction, What.CLOSED, who, because);
    events.publishEvent(new InteractionClosed(interaction.id()));
  }

  /** Its author is somebody important to the client from now on, or no more. */
  public void treatAsVip(UUID id, boolean vip, String who) {
    var interaction = locked(id);
    members.findById(interaction.memberId()).orElseThrow().treatAsVip(vip);
    note(interaction, What.AUTHOR_MARKED, who, vip ? "VIP" : "no VIP any more");
  }

  /** Somebody wants to do something about it besides answering. */
  public void toModerate(UUID id) {
    locked(id).toModerate();
  }

  /** It may stand, for a reason. */
  public void letStand(UUID id, String reason, String who) {
    if (reason.isBlank()) throw Refusal.invalid("moderationReason", "Say why.");
    var interaction = locked(id);
    interaction.moderated(false);
    note(interaction, What.MODERATED, who, "let stand: " + reason.strip());
  }

  /**
   * Looks which of these words occur in it.
   *
   * @return those, in small letters, separated by commas; "" if none does
   */
  public String noteKeywords(UUID id, List<String> words) {
    var interaction = locked(id);
    interaction.mentions(line.occurring(interaction, words));
    return interaction.keywords();
  }

  // --- its clock ---

  /** Reminds, or gives it to the next in line, if it is time to. */
  public ClockTurn turnClock(UUID id) {
    var interaction = locked(id);
    if (!interaction.open()) return ClockTurn.STOPPED;
    var now = clock.instant();
    if (!now.isBefore(interaction.breachAt())) breach(interaction, now);
    else if (interaction.remindAt() != null && !now.isBefore(interaction.remindAt())) {
      interaction.reminded();
      note(interaction, What.REMINDED, "", interaction.accountable().name());
    }
    return reading(interaction);
  }

  private void breach(Interaction interaction, Instant now) {
    var calendar = line.calendar(interaction.clientKey());
    var from = interaction.accountable().name();
    var next = line.after(interaction);
    if (next.isEmpty()) {
      interaction.breachedAtTheEnd(calendar, now);
      note(interaction, What.REMINDED, "", from + ": the time is over, and nobody is next in line");
      return;
    }
    interaction.handOver(next.get(), calendar, now);
    note(
        interaction,
        What.HANDED_OVER,
        "",
        "%s let the time run out; now %s".formatted(from, next.get().name()));
    events.publishEvent(new OwnerChanged(interaction.id()));
  }

  @Transactional(readOnly = true)
  public ClockTurn readClock(UUID id) {
    return reading(get(id));
  }

  private static ClockTurn reading(Interaction interaction) {
    if (!interaction.open()) return ClockTurn.STOPPED;
    var remind = interaction.remindAt();
    return new ClockTurn(
        true,
        remind != null && remind.isBefore(interaction.breachAt())
            ? remind
            : interaction.breachAt());
  }

  // --- what is known ---

  /** Where it was said. */
  @Transactional(readOnly = true)
  public Channel channel(Interaction interaction) {
    return channels.findById(interaction.channelId()).orElseThrow();
  }

  /**
   * The interaction.
   *
   * @throws Refusal if there is none
   */
  @Transactional(readOnly = true)
  public Interaction get(UUID id) {
    return interactions.findById(id).orElseThrow(() -> unknown(id));
  }

  /** The interaction with this id, if there is one. */
  @Transactional(readOnly = true)
  public Optional<Interaction> find(UUID id) {
    return interactions.findById(id);
  }

  /** Which of these are interactions. */
  @Transactional(readOnly = true)
  public Set<UUID> known(Collection<UUID> ids) {
    return interactions.findByIdIn(ids).stream().map(Interaction::id).collect(Collectors.toSet());
  }

  private Interaction locked(UUID id) {
    return interactions.lock(id).orElseThrow(() -> unknown(id));
  }

  private static Refusal unknown(UUID id) {
    return Refusal.unknown("There is no interaction " + id + ".");
  }

  private void note(Interaction interaction, What what, String who, String detail) {
    events.publishEvent(
        new InteractionNoted(interaction.id(), interaction.clientKey(), what, who, detail));
  }
}
