package org.imprimatur.interactions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.Imprint;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.PostPublisher;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.Strategies;
import org.imprimatur.clients.WallClock;
import org.imprimatur.interactions.InteractionNoted.What;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Payload;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishingDesk;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The verbs of a reply: written, advised on, approved, sent. Each holds the interaction's lock. */
@Service
@Transactional
public class ReplyDesk {
  /** Whose name an approval by rule bears. */
  static final String SYSTEM = "Imprimatur";

  private final Interactions interactions;
  private final Messages messages;
  private final Replies replies;
  private final Line line;
  private final Channels channels;
  private final ChannelDesk platforms;
  private final Strategies strategies;
  private final Clients clients;
  private final AudienceMembers members;
  private final SavedReplyDesk saved;
  private final EscalationDesk escalation;
  private final ApprovalDesk approvals;
  private final PublishingDesk publishing;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReplyDesk(
      Interactions interactions,
      Messages messages,
      Replies replies,
      Line line,
      Channels channels,
      ChannelDesk platforms,
      Strategies strategies,
      Clients clients,
      AudienceMembers members,
      SavedReplyDesk saved,
      EscalationDesk escalation,
      ApprovalDesk approvals,
      PublishingDesk publishing,
      ApplicationEventPublisher events,
      Clock clock) {
    this.interactions = interactions;
    this.messages = messages;
    this.replies = replies;
    this.line = line;
    this.channels = channels;
    this.platforms = platforms;
    this.strategies = strategies;
    this.clients = clients;
    this.members = members;
    this.saved = saved;
    this.escalation = escalation;
    this.approvals = approvals;
    this.publishing = publishing;
    this.events = events;
    this.clock = clock;
  }

  /** Where an answer may go first, before a department is asked. */
  public record AskNext(String department, String question) {
    static final AskNext NOBODY = new AskNext("", "");
  }

  /**
   * Hands in a reply to the latest message that still stands.
   *
   * @param saved the saved reply to take as it is, if nothing was written; or null
   * @param next whom to ask once it is out, or null: then the case is closed
   * @return whether the table lets it go out without a second pair of eyes
   */
  public boolean handIn(UUID id, String text, UUID saved, AskNext next, String who) {
    var interaction = open(id);
    var payload = payload(interaction, words(interaction, text, saved));
    if (sent(id, payload.digest()))
      throw Refusal.conflict("Exactly this was sent already; write something else.");
    var reply = save(interaction, payload.text(), who).handedIn(payload);
    var ask = next == null ? AskNext.NOBODY : next;
    if (next != null && next.department().isBlank())
      throw Refusal.invalid("department", "Choose whom to ask.");
    reply.asksNext(ask.department(), ask.question());
    note(interaction, What.REPLY_WRITTEN, who, payload.digest());
    if (interaction.replyApproval()) {
      interaction.awaitApproval(clock.instant());
      events.publishEvent(new OwnerChanged(id));
    }
    return !interaction.replyApproval();
  }

  private String words(Interaction interaction, String text, UUID saved) {
    if (saved == null) {
      if (text.isBlank()) throw Refusal.invalid("replyText", "Write the reply.");
      return complete("replyText", text);
    }
    if (!text.isBlank())
      throw Refusal.invalid("savedReply", "You have written a reply as well; keep one of the two.");
    var chosen = this.saved.get(saved);
    if (!chosen.clientKey().equals(interaction.clientKey()))
      throw Refusal.invalid("savedReply", "Choose one of this client's saved replies.");
    return complete("savedReply", Placeholders.fill(chosen.text(), placeholders(interaction)));
  }

  /** Nothing goes out with a gap that nobody filled. */
  private static String complete(String field, String text) {
    var missing = Placeholders.in(text);
    if (missing.isEmpty()) return text;
    throw Refusal.invalid(
        field,
        "Nothing is known for {%s}: write the reply with the words that belong there."
            .formatted(String.join("}, {", missing)));
  }

  /** What is known of the author and the client, for the gaps in saved replies. */
  @Transactional(readOnly = true)
  public List<Offered> offered(UUID id) {
    var interaction = get(id);
    var values = placeholders(interaction);
    return saved.offered(interaction.clientKey()).stream()
        .map(
            reply -> new Offered(reply.id(), reply.name(), Placeholders.fill(reply.text(), values)))
        .toList();
  }

  /** A saved reply as it would be sent; gaps that nobody can fill stay. */
  public record Offered(UUID id, String name, String text) {}

  private Map<String, String> placeholders(Interaction interaction) {
    var author = author(interaction);
    return Map.of(
        "name", author.name(),
        "handle", author.handle(),
        "client", clients.get(interaction.clientKey()).name());
  }

  private RemoteAuthor author(Interaction interaction) {
    return members.findById(interaction.memberId()).orElseThrow().author();
  }

  private Payload payload(Interaction interaction, String text) {
    var channel = channels.findById(interaction.channelId()).orElseThrow();
    requireWindow(interaction, channel);
    var whole = addressed(interaction, channel, text);
    var most = channel.capabilities().maxLength();
    var length = platforms.length(channel, whole);
    // Where we only listen, the platform's limit is not known.
    if (platforms.publishes(channel) && length > most)
      throw Refusal.invalid(
          "replyText",
          "It has %d characters; %s takes %d."
              .formatted(length, platforms.platformName(channel), most));
    var to = latest(interaction.id());
    var language =
        to.language().isEmpty() ? strategies.of(interaction.clientKey()).language() : to.language();
    return Payload.reply(channel.id(), channel.handle(), whole, language, to.post());
  }

  /** Some platforms tell the author of a reply only if it begins by naming them. */
  private String addressed(Interaction interaction, Channel channel, String text) {
    var address =
        platforms
            .capability(channel, PostPublisher.class)
            .map(publisher -> publisher.addressing(author(interaction)))
            .orElse("");
    return text.startsWith(address.strip()) ? text : address + text;
  }

  private Message latest(UUID id) {
    return messages.findByInteractionIdOrderBySentAt(id).stream()
        .filter(message -> message.deletedAt() == null && !message.folded())
        .reduce((earlier, later) -> later)
        .orElseThrow(() -> Refusal.conflict("Everything they wrote is deleted."));
  }

  /** Until when the platform lets us answer, where it sets a limit. */
  @Transactional(readOnly = true)
  public Optional<Instant> windowEnds(UUID id) {
    var interaction = get(id);
    return windowEnds(interaction, channels.findById(interaction.channelId()).orElseThrow());
  }

  private Optional<Instant> windowEnds(Interaction interaction, Channel channel) {
    return platforms
        .replyWindow(channel, interaction.kind())
        .map(window -> latest(interaction.id()).sentAt().plus(window));
  }

  private void requireWindow(Interaction interaction, Channel channel) {
    windowEnds(interaction, channel)
        .filter(end -> !clock.instant().isBefore(end))
        .ifPresent(
            end -> {
              throw Refusal.invalid(
                  "replyText",
                  "%s takes no answer any more: the time for it ended on %s. Leave it, and say why."
                      .formatted(
                          platforms.platformName(channel),
                          new WallClock(clients.get(interaction.clientKey()).zone()).show(end)));
            });
  }

  private boolean sent(UUID id, String digest) {
    return publishing.of(id).stream()
        .filter(publication -> publication.state() != PublicationState.CANCELLED)
        .anyMatch(publication -> publication.payloadDigest().equals(digest));
  }

  /** Keeps what is written so far. */
  public void keepDraft(UUID id, String text, String who) {
    var interaction = open(id);
    if (!text.isBlank() && !draft(id).map(Reply::text).orElse("").equals(text))
      save(interaction, text, who);
  }

  /** Somebody else decides about exactly the words they were shown. */
  public void decide(
      UUID id, ReplyDecision decision, String comment, String digest, String who, String process) {
    var interaction = open(id);
    var reply = handedIn(id);
    if (!reply.digest().equals(digest))
      throw Refusal.conflict("The reply was changed meanwhile. Look at it again.");
    if (reply.author().equals(who))
      throw Refusal.forbidden("Nobody approves what they wrote: somebody else has to look.");
    if (decision == ReplyDecision.APPROVE) {
      record(interaction, reply, who, ApprovalMethod.TASK_FORM, process);
      return;
    }
    if (comment.isBlank()) throw Refusal.invalid("replyComment", "Say what should change.");
    reply.returned(comment);
    note(interaction, What.REPLY_RETURNED, who, comment);
    giveBack(interaction);
  }

  /**
   * Records that the table asks for no approval of this reply.
   *
   * @throws Refusal if it does ask
   */
  public void approveByRule(UUID id, String process) {
    var interaction = open(id);
    if (interaction.replyApproval())
      throw Refusal.conflict("The table asks for an approval of this reply.");
    record(interaction, handedIn(id), SYSTEM, ApprovalMethod.RULE, process);
  }

  private void record(
      Interaction interaction, Reply reply, String who, ApprovalMethod how, String process) {
    approvals.record(
        new Imprint(
            interaction.clientKey(),
            interaction.id(),
            reply.digest(),
            Set.of(reply.digest()),
            who,
            how,
            process));
    note(
        interaction,
        What.REPLY_APPROVED,
        how == ApprovalMethod.RULE ? "" : who,
        how + " " + reply.digest());
  }

  /**
   * Plans it to go out at once.
   *
   * @return the publication; empty where a person has to send it, because we only listen there
   */
  public Optional<UUID> plan(UUID id) {
    var interaction = open(id);
    var reply = handedIn(id);
    requireApproved(reply);
    interaction.sending();
    events.publishEvent(new OwnerChanged(id));
    var channel = channels.findById(interaction.channelId()).orElseThrow();
    if (!platforms.publishes(channel)) return Optional.empty();
    var payload = reply.payload().orElseThrow();
    return Optional.of(publishing.planReply(interaction.clientKey(), id, payload));
  }

  private void requireApproved(Reply reply) {
    if (!approvals.covers(reply.interactionId(), reply.digest()))
      throw Refusal.conflict("Nobody approved exactly this reply.");
  }

  /** A person sent exactly the approved words where we cannot write. */
  public void sentByHand(UUID id, String url, String who) {
    var interaction = open(id);
    var reply = handedIn(id);
    requireApproved(reply);
    reply.sentByHand(url, who, clock.instant());
    note(interaction, What.REPLY_SENT_BY_HAND, who, reply.digest());
  }

  /** Looks what became of the reply: where its reader has it, the case goes on or is closed. */
  public ReplyOutcome noteOutcome(UUID id) {
    var interaction = locked(id);
    if (!interaction.open()) return ReplyOutcome.ANSWERED;
    var reply = handedIn(id);
    if (reply.sentAt() == null && !online(id, reply.digest())) {
      giveBack(interaction);
      return ReplyOutcome.NOT_ONLINE;
    }
    var now = clock.instant();
    interaction.answered(now);
    note(interaction, What.ANSWERED, "", reply.digest());
    if (!reply.thenAsk().isEmpty()) {
      escalation.ask(id, reply.thenAsk(), reply.question(), reply.author());
      return ReplyOutcome.ASK_DEPARTMENT;
    }
    interaction.close(InteractionState.ANSWERED, reply.author(), "", now);
    note(interaction, What.CLOSED, "", InteractionState.ANSWERED.label());
    events.publishEvent(new InteractionClosed(id));
    return ReplyOutcome.ANSWERED;
  }

  private boolean online(UUID id, String digest) {
    return publishing.of(id).stream()
        .filter(publication -> publication.state() == PublicationState.PUBLISHED)
        .anyMatch(publication -> publication.payloadDigest().equals(digest));
  }

  private void giveBack(Interaction interaction) {
    interaction.returned(
        Accountable.group(Line.COMMUNITY_MANAGERS),
        line.calendar(interaction.clientKey()),
        clock.instant());
    events.publishEvent(new OwnerChanged(interaction.id()));
  }

  /** What was written last, if anything. */
  @Transactional(readOnly = true)
  public Optional<Reply> draft(UUID id) {
    return replies.findFirstByInteractionIdOrderByNoDesc(id);
  }

  private Reply handedIn(UUID id) {
    return draft(id)
        .filter(reply -> !reply.digest().isEmpty())
        .orElseThrow(() -> Refusal.conflict("No reply has been handed in."));
  }

  /** Everything that was written to answer it, in order. */
  @Transactional(readOnly = true)
  public List<Reply> all(UUID id) {
    return replies.findByInteractionIdOrderByNo(id);
  }

  private Interaction get(UUID id) {
    return interactions
        .findById(id)
        .orElseThrow(() -> Refusal.unknown("There is no interaction " + id + "."));
  }

  Reply save(Interaction interaction, String text, String who) {
    var no = draft(interaction.id()).map(Reply::no).orElse(0) + 1;
    return replies.save(new Reply(interaction, no, text, who, clock.instant()));
  }

  private Interaction open(UUID id) {
    var interaction = locked(id);
    if (!interaction.open())
      throw Refusal.conflict("It is closed already: " + interaction.state().label() + ".");
    return interaction;
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
