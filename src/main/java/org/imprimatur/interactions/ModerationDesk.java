package org.imprimatur.interactions;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.Moderator;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.SendResult;
import org.imprimatur.interactions.InteractionNoted.What;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Does something about what others write: by machine where the platform can, else by hand. */
@Service
public class ModerationDesk {
  private final ModerationActs acts;
  private final ModerationRecord record;
  private final Interactions interactions;
  private final Messages messages;
  private final Channels channels;
  private final ChannelDesk platforms;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ModerationDesk(
      ModerationActs acts,
      ModerationRecord record,
      Interactions interactions,
      Messages messages,
      Channels channels,
      ChannelDesk platforms,
      ApplicationEventPublisher events,
      Clock clock) {
    this.acts = acts;
    this.record = record;
    this.interactions = interactions;
    this.messages = messages;
    this.channels = channels;
    this.platforms = platforms;
    this.events = events;
    this.clock = clock;
  }

  /** What can be asked of this interaction's platform by machine. */
  @Transactional(readOnly = true)
  public Set<Moderation> byMachine(UUID id) {
    var interaction = interactions.findById(id).orElseThrow();
    var channel = channels.findById(interaction.channelId()).orElseThrow();
    return platforms
        .capability(channel, Moderator.class)
        .map(moderator -> moderator.can(platforms.account(channel), interaction.kind()))
        .orElse(EnumSet.noneOf(Moderation.class));
  }

  /**
   * Decides to do something about a message, or about its author.
   *
   * @param message one of the interaction's messages; null for the latest that still stands
   * @param answerToo whether the case needs an answer besides; else it is closed once it is done
   * @return the act, which is carried out next
   * @throws Refusal if no reason is given, or the message is none of this interaction's
   */
  @Transactional
  public UUID decide(
      UUID id, UUID message, Moderation action, String reason, boolean answerToo, String who) {
    if (reason.isBlank()) throw Refusal.invalid("moderationReason", "Say why.");
    var interaction = locked(id);
    var about = message == null ? latest(id) : one(id, message);
    if (about.deletedAt() != null && action != Moderation.BLOCK && action != Moderation.MUTE)
      throw Refusal.conflict("Its author deleted it already.");
    if (underWay(id, about.id(), action)) throw Refusal.conflict("The same is being done already.");
    var act =
        acts.save(
            new ModerationAct(
                interaction, about, action, reason.strip(), answerToo, who, clock.instant()));
    note(interaction, What.MODERATION_ORDERED, who, action + ": " + reason.strip());
    return act.id();
  }

  /**
   * Decides to do something about a message besides what the case is waiting for, or after its end.
   *
   * @return the act, which is being carried out
   */
  @Transactional
  public UUID order(UUID id, UUID message, Moderation action, String reason, String who) {
    var act = decide(id, message, action, reason, true, who);
    events.publishEvent(new ModerationOrdered(act, id));
    return act;
  }

  private boolean underWay(UUID id, UUID message, Moderation action) {
    return acts.findByInteractionIdOrderByDecidedAt(id).stream()
        .anyMatch(
            act ->
                act.messageId().equals(message)
                    && act.action() == action
                    && !act.state().settled());
  }

  private Message latest(UUID id) {
    return messages.findByInteractionIdOrderBySentAt(id).stream()
        .filter(message -> message.deletedAt() == null && !message.folded())
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> Refusal.conflict("Everything they wrote is deleted."));
  }

  private Message one(UUID id, UUID message) {
    return messages
        .findById(message)
        .filter(m -> id.equals(m.interactionId()))
        .orElseThrow(() -> Refusal.invalid("moderatedMessage", "Choose one of these messages."));
  }

  /**
   * Asks the platform for it, once. Asked again after a crash, it is not asked of the platform
   * again: then a person looks.
   *
   * @return whether it is done
   * @throws PlatformUnavailable if the platform provably did not do it; try again later
   */
  public boolean carryOut(UUID act) {
    var decided = record.now(act);
    var channel = channels.findById(decided.channelId()).orElseThrow();
    var moderator =
        platforms
            .capability(channel, Moderator.class)
            .filter(m -> can(m, channel, decided))
            .orElse(null);
    if (moderator == null) {
      record.byHand(
          act,
          "%s offers no way to do this by machine (%s)."
              .formatted(platforms.platformName(channel), decided.action().name().toLowerCase()));
      return false;
    }
    var call = record.begin(act);
    if (call != null) {
      var result = moderator.moderate(platforms.account(channel), call);
      record.settle(act, result);
      if (result instanceof SendResult.NotSent notSent)
        throw new PlatformUnavailable(notSent.reason(), notSent.retryAfter());
    }
    return record.now(act).state() == ActState.DONE;
  }

  private boolean can(
      Moderator moderator, org.imprimatur.channels.Channel channel, ModerationAct act) {
    var kind = messages.findById(act.messageId()).orElseThrow().kind();
    return moderator.can(platforms.account(channel), kind).contains(act.action());
  }

  /**
   * Tells the interaction that it was carried out.
   *
   * @return whether the case is closed by it
   */
  @Transactional
  public boolean noteDone(UUID act) {
    var done = get(act);
    var interaction = locked(done.interactionId());
    note(interaction, What.MODERATED, "", done.action() + ": " + done.reason());
    return concluded(interaction, done, done.decidedBy());
  }

  private boolean concluded(Interaction interaction, ModerationAct act, String who) {
    if (!interaction.open()) return true;
    interaction.moderated(changesWhatIsSeen(act.action()));
    if (act.answerToo()) {
      events.publishEvent(new OwnerChanged(interaction.id()));
      return false;
    }
    interaction.close(
        interaction.unanswered(), who, "No answer besides is needed.", clock.instant());
    note(interaction, What.CLOSED, who, interaction.state().label());
    events.publishEvent(new InteractionClosed(interaction.id()));
    return true;
  }

  private static boolean changesWhatIsSeen(Moderation action) {
    return switch (action) {
      case HIDE, DELETE, BLOCK, MUTE, REPORT -> true;
      case UNHIDE, LIKE, PIN -> false;
    };
  }

  /**
   * A person did it on the platform, found it done, or leaves it so.
   *
   * @return whether the case is closed by it
   */
  @Transactional
  public boolean settleByHand(UUID act, boolean done, String who) {
    var by = acts.lock(act).orElseThrow(() -> unknown(act));
    by.settledByHand(done, who, clock.instant());
    var interaction = locked(by.interactionId());
    note(
        interaction,
        What.MODERATED,
        who,
        by.action() + (done ? " by hand: " : " not done: ") + by.reason());
    if (done) return concluded(interaction, by, who);
    if (interaction.open()) interaction.moderated(false);
    return !interaction.open();
  }

  /**
   * One act.
   *
   * @throws Refusal if there is none
   */
  @Transactional(readOnly = true)
  public ModerationAct get(UUID act) {
    return acts.findById(act).orElseThrow(() -> unknown(act));
  }

  /** Everything that was done about an interaction, in order. */
  @Transactional(readOnly = true)
  public List<ModerationAct> of(UUID interaction) {
    return acts.findByInteractionIdOrderByDecidedAt(interaction);
  }

  private static Refusal unknown(UUID act) {
    return Refusal.unknown("There is no act of moderation " + act + ".");
  }

  private Interaction locked(UUID id) {
    return interactions
        .lock(id)
        .orElseThrow(() -> Refusal.unknown("There is no interaction " + id + "."));
  }

  private void note(Interaction interaction, What what, String who, String detail) {
    events.publishEvent(
        new InteractionNoted(interaction.id(), interaction.clientKey(), what, who, detail));
  }
}
