package org.imprimatur.interactions;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.intake.EventHeard;
import org.imprimatur.interactions.InteractionNoted.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes cases of what is heard, in the transaction that absorbs it. Told twice, or in another order
 * than it happened, the outcome is the same.
 */
@Component
class Listener {
  /** The same words of the same person within this time say nothing new. */
  private static final Duration SAME_WORDS = Duration.ofHours(24);

  /** So many messages of one person within so little time are a flood: one case is enough. */
  private static final int FLOOD = 5;

  private static final Duration FLOOD_TIME = Duration.ofMinutes(10);

  /** Until the table has been asked. */
  private static final Triage PENDING =
      new Triage(
          TriageAction.REPLY, Line.COMMUNITY_MANAGERS, Priority.NORMAL, 8 * 60, 3 * 9 * 60, true);

  private final Interactions interactions;
  private final Messages messages;
  private final AudienceMembers members;
  private final Reactions reactions;
  private final Line line;
  private final Channels channels;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Listener(
      Interactions interactions,
      Messages messages,
      AudienceMembers members,
      Reactions reactions,
      Line line,
      Channels channels,
      ApplicationEventPublisher events,
      Clock clock) {
    this.interactions = interactions;
    this.messages = messages;
    this.members = members;
    this.reactions = reactions;
    this.line = line;
    this.channels = channels;
    this.events = events;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  void heard(EventHeard heard) {
    var event = heard.event();
    var channel = channels.findById(heard.channel()).orElseThrow();
    // Our own answers are told to us as well.
    if (event.author() != null && channel.handle().equals(event.author().handle())) return;
    if (event.kind() == Kind.REACTION && !made(channel, event)) return;
    var known =
        messages
            .findByChannelIdAndKindAndRemoteId(channel.id(), event.kind(), event.remoteId())
            .orElse(null);
    switch (event.change()) {
      case CREATED -> {
        if (known == null) created(channel, event);
      }
      case EDITED -> {
        if (known == null) created(channel, event);
        else edited(known, event);
      }
      case DELETED -> deleted(channel, known, event);
    }
  }

  /** Reactions are counted; only those of the client's VIPs become an item. */
  private boolean made(Channel channel, PlatformEvent event) {
    var by = event.change() == Change.DELETED ? -1 : event.change() == Change.CREATED ? 1 : 0;
    reactions.count(channel.id(), channel.clientKey(), event.thread(), by, event.at());
    return event.author() != null
        && member(channel, event.author())
            .filter(m -> m.standing() == AuthorStanding.VIP)
            .isPresent();
  }

  private void created(Channel channel, PlatformEvent event) {
    var now = clock.instant();
    var met =
        new AudienceMember(channel.clientKey(), channel.platform(), event.author(), event.at());
    members.meet(
        met.id(), channel.clientKey(), channel.platform(), event.author().id(), event.at());
    var member = member(channel, event.author()).orElseThrow();
    member.wrote(event.author(), event.at());
    var message = new Message(channel.clientKey(), channel.id(), event);
    var earlier =
        saidBefore(member, message)
            .map(id -> interactions.lock(id).orElseThrow())
            .filter(Listener::stillSpeaksForItself);
    if (earlier.isPresent()) {
      fold(earlier.get(), message, member);
      return;
    }
    var running = interactions.running(channel.id(), event.thread(), member.id()).orElse(null);
    if (running != null) join(running, message, member, now);
    else open(channel, message, member, now);
  }

  /** The case of this person in which this message says nothing new. */
  private Optional<UUID> saidBefore(AudienceMember member, Message message) {
    var same =
        message.text().isBlank()
            ? Optional.<Message>empty()
            : messages.findFirstByMemberIdAndTextDigestAndSentAtAfterOrderBySentAtDesc(
                member.id(), Message.digest(message.text()), message.sentAt().minus(SAME_WORDS));
    if (same.isPresent()) return same.map(Message::interactionId);
    var lately =
        messages.findByMemberIdAndSentAtAfterOrderBySentAtDesc(
            member.id(), message.sentAt().minus(FLOOD_TIME), Limit.of(FLOOD));
    return lately.size() < FLOOD ? Optional.empty() : Optional.of(lately.get(0).interactionId());
  }

  /**
   * What was left or moderated needs no second look; who was answered, or took their words back,
   * and says them again wants something.
   */
  private static boolean stillSpeaksForItself(Interaction earlier) {
    return earlier.open()
        || earlier.state() == InteractionState.LEFT
        || earlier.state() == InteractionState.MODERATED;
  }

  private void fold(Interaction earlier, Message message, AudienceMember member) {
    message.belongsTo(earlier, member, true);
    messages.save(message);
    earlier.folded();
    note(earlier, What.FOLDED, message.remoteId());
  }

  private void join(Interaction running, Message message, AudienceMember member, Instant now) {
    message.belongsTo(running, member, false);
    messages.save(message);
    running.joined(message, now);
    weigh(running, message);
    note(running, What.JOINED, message.remoteId());
    events.publishEvent(new MessageJoined(running.id()));
  }

  private void open(Channel channel, Message message, AudienceMember member, Instant now) {
    var interaction = new Interaction(message, member, channel.clientKey(), PENDING, now);
    weigh(interaction, message);
    interaction.entrust(
        Accountable.group(PENDING.department()),
        Clocks.from(
            line.calendar(channel.clientKey()),
            now,
            PENDING.answerTime(),
            PENDING.resolutionTime()));
    interactions.save(interaction);
    message.belongsTo(interaction, member, false);
    messages.save(message);
    note(interaction, What.RECEIVED, "");
    events.publishEvent(new InteractionReceived(interaction.id(), interaction.clientKey()));
  }

  private void weigh(Interaction interaction, Message message) {
    interaction.sounds(
        MoodReader.read(message.text(), message.language()),
        line.sensitive(interaction.clientKey(), message.text()));
  }

  private void edited(Message message, PlatformEvent event) {
    if (!message.edited(event) || message.interactionId() == null) return;
    var interaction = interactions.lock(message.interactionId()).orElseThrow();
    interaction.changed(message, clock.instant());
    weigh(interaction, message);
    note(interaction, What.EDITED, message.remoteId());
    if (interaction.open()) events.publishEvent(new MessageJoined(interaction.id()));
  }

  private void deleted(Channel channel, Message known, PlatformEvent event) {
    var message = known == null ? new Message(channel.clientKey(), channel.id(), event) : known;
    message.deleted(event.at());
    messages.save(message);
    if (message.interactionId() == null) return;
    var interaction = interactions.lock(message.interactionId()).orElseThrow();
    note(interaction, What.DELETED, message.remoteId());
    if (!interaction.open()) return;
    if (messages.existsByInteractionIdAndDeletedAtIsNull(interaction.id())) {
      events.publishEvent(new MessageJoined(interaction.id()));
      return;
    }
    interaction.close(InteractionState.GONE, "", "Its author took it back.", clock.instant());
    note(interaction, What.CLOSED, InteractionState.GONE.label());
    events.publishEvent(new InteractionGone(interaction.id()));
    events.publishEvent(new InteractionClosed(interaction.id()));
  }

  private Optional<AudienceMember> member(Channel channel, RemoteAuthor author) {
    return members.findByClientKeyAndPlatformAndAuthorId(
        channel.clientKey(), channel.platform(), author.id());
  }

  private void note(Interaction interaction, What what, String detail) {
    events.publishEvent(
        new InteractionNoted(interaction.id(), interaction.clientKey(), what, "", detail));
  }
}
