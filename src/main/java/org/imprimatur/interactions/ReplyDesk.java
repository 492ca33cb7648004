package org.imprimatur.interactions;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.Imprint;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Strategies;
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
    this.approvals = approvals;
    this.publishing = publishing;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Hands in a reply to the latest message that still stands.
   *
   * @return whether the table lets it go out without a second pair of eyes
   */
  public boolean handIn(UUID id, String text, String who) {
    var interaction = open(id);
    var payload = payload(interaction, text);
    if (sent(id, payload.digest()))
      throw Refusal.conflict("Exactly this was sent already; write something else.");
    save(interaction, text, who).handedIn(payload);
    note(interaction, What.REPLY_WRITTEN, who, payload.digest());
    if (interaction.replyApproval()) {
      interaction.awaitApproval(clock.instant());
      events.publishEvent(new OwnerChanged(id));
    }
    return !interaction.replyApproval();
  }

  private Payload payload(Interaction interaction, String text) {
    if (text.isBlank()) throw Refusal.invalid("replyText", "Write the reply.");
    var channel = channels.findById(interaction.channelId()).orElseThrow();
    var most = channel.capabilities().maxLength();
    var length = platforms.length(channel, text);
    if (length > most)
      throw Refusal.invalid(
          "replyText",
          "It has %d characters; %s takes %d."
              .formatted(length, platforms.platformName(channel), most));
    var to =
        messages.findByInteractionIdOrderBySentAt(interaction.id()).stream()
            .filter(message -> message.deletedAt() == null && !message.folded())
            .reduce((earlier, later) -> later)
            .orElseThrow(() -> Refusal.conflict("Everything they wrote is deleted."));
    var language =
        to.language().isEmpty() ? strategies.of(interaction.clientKey()).language() : to.language();
    return Payload.reply(channel.id(), channel.handle(), text, language, to.post());
  }

  private boolean sent(UUID id, String digest) {
    return publishing.of(id).stream()
        .filter(publication -> publication.state() != PublicationState.CANCELLED)
        .anyMatch(publication -> publication.payloadDigest().equals(digest));
  }

  /** Asks a department what to answer; what is written already is kept. */
  public void ask(UUID id, String department, String question, String text, String who) {
    if (department.isBlank()) throw Refusal.invalid("department", "Choose whom to ask.");
    var interaction = open(id);
    if (!text.isBlank()) save(interaction, text, who);
    interaction.entrustTo(
        Accountable.group(department),
        interaction.answerTime(),
        line.calendar(interaction.clientKey()),
        clock.instant());
    note(
        interaction, What.ESCALATED, who, department + (question.isBlank() ? "" : ": " + question));
    events.publishEvent(new OwnerChanged(id));
  }

  /** What the department says becomes the draft. */
  public void advise(UUID id, String text, String who) {
    if (text.isBlank()) throw Refusal.invalid("replyText", "Say what is to be answered.");
    var interaction = open(id);
    save(interaction, text, who).ofDepartment();
    note(interaction, What.DEPARTMENT_ANSWERED, who, "");
    giveBack(interaction);
  }

  /** Something was done about it on the platform; whether it is answered is decided next. */
  public void moderated(UUID id, ModerationDone done, String why, String who) {
    if (why.isBlank()) throw Refusal.invalid("moderationNote", "Say why.");
    var interaction = open(id);
    interaction.moderated(done != ModerationDone.LET_STAND);
    note(interaction, What.MODERATED, who, done.label() + ": " + why);
    events.publishEvent(new OwnerChanged(id));
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

  /** Plans it to go out at once; asked again, it is the same publication. */
  public UUID plan(UUID id) {
    var interaction = open(id);
    var payload = handedIn(id).payload().orElseThrow();
    interaction.moveTo(InteractionState.SENDING);
    return publishing.planReply(interaction.clientKey(), id, payload);
  }

  /**
   * Looks what became of the reply: where it is online, the case is closed.
   *
   * @return whether there is nothing left to do
   */
  public boolean noteOutcome(UUID id) {
    var interaction = locked(id);
    if (!interaction.open()) return true;
    var online =
        publishing.of(id).stream()
            .filter(publication -> publication.state() == PublicationState.PUBLISHED)
            .anyMatch(publication -> publication.payloadDigest().equals(handedIn(id).digest()));
    if (!online) {
      giveBack(interaction);
      return false;
    }
    var now = clock.instant();
    interaction.answered(now);
    note(interaction, What.ANSWERED, "", handedIn(id).digest());
    interaction.close(InteractionState.ANSWERED, handedIn(id).author(), "", now);
    note(interaction, What.CLOSED, "", InteractionState.ANSWERED.label());
    events.publishEvent(new InteractionClosed(id));
    return true;
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

  private Reply save(Interaction interaction, String text, String who) {
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
