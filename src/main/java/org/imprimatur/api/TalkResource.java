package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.interactions.Accountable;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.InteractionState;
import org.imprimatur.interactions.Mood;
import org.imprimatur.interactions.Priority;
import org.imprimatur.interactions.Reply;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.interactions.Talk;
import org.imprimatur.interactions.Talks;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishingDesk;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One interaction with its thread. */
@RestController
@RequestMapping("/api/interactions")
@Tag(name = "Interactions")
class TalkResource {
  private final InteractionDesk desk;
  private final Talks talks;
  private final ReplyDesk replies;
  private final PublishingDesk publishing;
  private final Caller caller;

  TalkResource(
      InteractionDesk desk,
      Talks talks,
      ReplyDesk replies,
      PublishingDesk publishing,
      Caller caller) {
    this.desk = desk;
    this.talks = talks;
    this.replies = replies;
    this.publishing = publishing;
    this.caller = caller;
  }

  /** Everything about an interaction; times that have not come are null. */
  record View(
      UUID id,
      String client,
      UUID channel,
      Kind kind,
      InteractionState state,
      Priority priority,
      Mood mood,
      boolean sensitive,
      String department,
      boolean replyApproval,
      Author author,
      Accountable accountable,
      Clocks clocks,
      List<Line> thread,
      List<Written> written,
      List<Sent> replies) {}

  /** Who it is about; name and handle come from outside. */
  record Author(
      String platform, String name, String handle, String url, int messages, Instant firstSeenAt) {}

  record Clocks(
      Instant openedAt,
      Instant firstAnswerDue,
      Instant firstAnsweredAt,
      Instant resolutionDue,
      Instant breachAt,
      int breaches,
      Instant closedAt,
      String closedBy,
      String closedBecause) {}

  /** One message; {@code original} is what it said before it was edited, or "". */
  record Line(
      Instant at,
      String who,
      boolean ours,
      String text,
      String original,
      boolean deleted,
      String url) {
    static Line of(Talk.Said said) {
      return new Line(
          said.at(),
          said.who(),
          said.ours(),
          said.text(),
          said.original(),
          said.deleted(),
          said.url());
    }
  }

  /** A draft; with a digest it was handed in as it is. */
  record Written(
      int no, String author, Instant at, String text, String digest, String returnedBecause) {
    static Written of(Reply reply) {
      return new Written(
          reply.no(),
          reply.author(),
          reply.writtenAt(),
          reply.text(),
          reply.digest(),
          reply.returnedBecause());
    }
  }

  /** A reply that goes out or is out; {@code url} is "" until it is online. */
  record Sent(
      UUID publication,
      PublicationState state,
      String digest,
      String text,
      Instant publishedAt,
      String url) {
    static Sent of(Publication reply) {
      return new Sent(
          reply.id(),
          reply.state(),
          reply.payloadDigest(),
          reply.payload().text(),
          reply.publishedAt(),
          reply.remote() == null ? "" : reply.remote().url());
    }
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "An interaction with its thread",
      description = "What was said, who is accountable until when, and what was answered.")
  View get(@PathVariable UUID id) {
    var person = caller.person();
    if (!person.isStaff()) throw Refusal.forbidden("Your account may not do this.");
    var found = desk.get(id);
    if (!person.sees(found.clientKey()))
      throw Refusal.unknown("There is no interaction " + id + ".");
    var talk = talks.of(id);
    var author = talk.author().author();
    return new View(
        id,
        found.clientKey(),
        found.channelId(),
        found.kind(),
        found.state(),
        found.priority(),
        found.mood(),
        found.sensitive(),
        found.department(),
        found.replyApproval(),
        new Author(
            talk.author().platform(),
            author.name(),
            author.handle(),
            author.url(),
            talk.author().messages(),
            talk.author().firstSeenAt()),
        found.accountable(),
        new Clocks(
            found.openedAt(),
            found.firstAnswerDue(),
            found.firstAnsweredAt(),
            found.resolutionDue(),
            found.breachAt(),
            found.breaches(),
            found.closedAt(),
            found.closedBy(),
            found.closedBecause()),
        talk.lines().stream().map(Line::of).toList(),
        replies.all(id).stream().map(Written::of).toList(),
        publishing.of(id).stream().map(Sent::of).toList());
  }
}
