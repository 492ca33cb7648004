package org.imprimatur.pages;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.audit.CanonicalJson;
import org.imprimatur.interactions.ActState;
import org.imprimatur.interactions.EscalationDesk;
import org.imprimatur.interactions.EscalationHop;
import org.imprimatur.interactions.Interaction;
import org.imprimatur.interactions.ModerationAct;
import org.imprimatur.interactions.ModerationDesk;
import org.imprimatur.interactions.Reply;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishingDesk;
import org.springframework.stereotype.Component;

/** What was written, asked and done about an interaction. */
@Component
class CaseWork {
  private final ReplyDesk replies;
  private final PublishingDesk publishing;
  private final EscalationDesk escalations;
  private final ModerationDesk moderation;

  CaseWork(
      ReplyDesk replies,
      PublishingDesk publishing,
      EscalationDesk escalations,
      ModerationDesk moderation) {
    this.replies = replies;
    this.publishing = publishing;
    this.escalations = escalations;
    this.moderation = moderation;
  }

  List<CaseView.Written> written(Interaction interaction, Times times) {
    var states =
        publishing.of(interaction.id()).stream()
            .collect(
                Collectors.toMap(
                    Publication::payloadDigest, Publication::state, (first, second) -> second));
    return replies.all(interaction.id()).stream()
        .map(
            reply -> {
              var state = state(reply, states.get(reply.digest()));
              return new CaseView.Written(
                  reply.no(),
                  reply.author() + (reply.byDepartment() ? " for their department" : ""),
                  times.minute(reply.writtenAt()),
                  reply.text(),
                  state,
                  reply.returnedBecause().isEmpty()
                      ? state.equals("published") || reply.sentAt() != null
                          ? Tone.GOOD
                          : Tone.WAITING
                      : Tone.BAD,
                  reply.returnedBecause());
            })
        .toList();
  }

  private static String state(Reply reply, PublicationState sent) {
    if (reply.sentAt() != null) return "sent by hand";
    if (!reply.returnedBecause().isEmpty()) return "sent back";
    if (sent != null) return InboxWords.words(sent.name()).toLowerCase(java.util.Locale.ROOT);
    return reply.digest().isEmpty() ? "draft" : "handed in";
  }

  List<CaseView.Sent> sent(Interaction interaction, Times times) {
    return publishing.of(interaction.id()).stream()
        .map(
            reply ->
                new CaseView.Sent(
                    InboxWords.words(reply.state().name()),
                    Progress.tone(reply.state()),
                    times.second(
                        reply.publishedAt() == null ? reply.scheduledAt() : reply.publishedAt()),
                    reply.payload().text(),
                    reply.remote() == null ? "" : Links.outside(reply.remote().url()),
                    reply.state() == PublicationState.REJECTED ? reply.problemDetail() : ""))
        .toList();
  }

  List<CaseView.Done> done(Interaction interaction, Times times) {
    return Stream.concat(
            escalations.hops(interaction.id()).stream().map(hop -> asked(hop, times)),
            moderation.of(interaction.id()).stream().map(act -> done(act, times)))
        .toList();
  }

  private static CaseView.Done asked(EscalationHop hop, Times times) {
    return new CaseView.Done(
        "Asked " + InboxWords.group(hop.department()),
        hop.askedBy().isEmpty() ? "the decision table" : hop.askedBy(),
        times.minute(hop.askedAt()),
        hop.question(),
        hop.outcome() == null
            ? "waits"
            : hop.outcome().label()
                + " after "
                + Deadline.words(hop.workingTime())
                + " of working time",
        hop.outcome() == null ? Tone.WAITING : Tone.GOOD);
  }

  private static CaseView.Done done(ModerationAct act, Times times) {
    return new CaseView.Done(
        InboxWords.words(act.action().name()),
        act.decidedBy(),
        times.minute(act.decidedAt()),
        act.reason() + "\n“" + act.text() + "”",
        act.state().label() + (act.problem().isEmpty() ? "" : ": " + act.problem()),
        act.state() == ActState.DONE ? Tone.GOOD : Tone.WAITING);
  }

  /** What an entry of the record says besides; digests by their beginning, as everywhere. */
  static String detail(String details) {
    try {
      return CanonicalJson.read(details).entrySet().stream()
          .map(detail -> String.valueOf(detail.getValue()))
          .collect(Collectors.joining(", "))
          .replaceAll("\\b([0-9a-f]{12})[0-9a-f]{52}\\b", "$1");
    } catch (IllegalStateException e) {
      // Somebody has changed it; it is shown as it is.
      return details;
    }
  }
}
