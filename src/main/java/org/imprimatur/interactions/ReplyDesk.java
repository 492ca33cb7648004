package org.imprimatur.interactions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.Imprint;
import org.imprimatur.interactions.InteractionNoted.What;
import org.imprimatur.problem.Refusal;
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
  private final Replies replies;
  private final ReplyWording wording;
  private final Line line;
  private final EscalationDesk escalation;
  private final ApprovalDesk approvals;
  private final PublishingDesk publishing;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReplyDesk(
      Interactions interactions,
      Replies replies,
      ReplyWording wording,
      Line line,
      EscalationDesk escalation,
      ApprovalDesk approvals,
      PublishingDesk publishing,
      ApplicationEventPublisher events,
      Clock clock) {
    this.interactions = interactions;
    this.replies = replies;
    this.wording = wording;
    this.line = line;
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
    var payload = wording.payload(interaction, text, saved);
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

  /** What saved replies would say here. */
  @Transactional(readOnly = true)
  public List<ReplyWording.Offered> offered(UUID id) {
    return wording.offered(get(id));
  }

  /** Until when the platform lets us answer, where it sets a limit. */
  @Transactional(readOnly = true)
  public Optional<Instant> windowEnds(UUID id) {
    return wording.windowEnds(get(id));
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
    if (!wording.goesOut(interaction)) return Optional.empty();
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
