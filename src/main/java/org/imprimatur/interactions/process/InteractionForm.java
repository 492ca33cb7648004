package org.imprimatur.interactions.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.Strategies;
import org.imprimatur.clients.WallClock;
import org.imprimatur.interactions.AuthorStanding;
import org.imprimatur.interactions.EscalationDesk;
import org.imprimatur.interactions.EscalationHop;
import org.imprimatur.interactions.Interaction;
import org.imprimatur.interactions.Message;
import org.imprimatur.interactions.ModerationAct;
import org.imprimatur.interactions.ModerationDesk;
import org.imprimatur.interactions.Reply;
import org.imprimatur.interactions.ReplyDesk;
import org.imprimatur.interactions.Talk;
import org.imprimatur.interactions.Talks;
import org.imprimatur.publishing.Previews;
import org.imprimatur.publishing.PublishingDesk;
import org.springframework.stereotype.Component;

/** What every form about an interaction shows: who wrote, the thread, the voice and the draft. */
@Component
class InteractionForm {
  private final Talks talks;
  private final Clients clients;
  private final Strategies strategies;
  private final Channels channels;
  private final ChannelDesk platforms;
  private final Previews previews;
  private final PublishingDesk publishing;
  private final ReplyDesk replies;
  private final EscalationDesk escalation;
  private final ModerationDesk moderation;

  InteractionForm(
      Talks talks,
      Clients clients,
      Strategies strategies,
      Channels channels,
      ChannelDesk platforms,
      Previews previews,
      PublishingDesk publishing,
      ReplyDesk replies,
      EscalationDesk escalation,
      ModerationDesk moderation) {
    this.talks = talks;
    this.clients = clients;
    this.strategies = strategies;
    this.channels = channels;
    this.platforms = platforms;
    this.previews = previews;
    this.publishing = publishing;
    this.replies = replies;
    this.escalation = escalation;
    this.moderation = moderation;
  }

  static String label(Kind kind) {
    return switch (kind) {
      case COMMENT -> "Comment";
      case MENTION -> "Mention";
      case DIRECT_MESSAGE -> "Direct message";
      case REACTION -> "Reaction";
      case REVIEW -> "Review";
    };
  }

  /** When the one accountable loses it. */
  Instant due(UUID id) {
    return talks.of(id).interaction().breachAt();
  }

  Map<String, Object> show(UUID id) {
    var talk = talks.of(id);
    var interaction = talk.interaction();
    var client = clients.get(interaction.clientKey());
    var wall = new WallClock(client.zone());
    var channel = channels.findById(interaction.channelId()).orElseThrow();
    var head = new LinkedHashMap<String, Object>();
    head.put("kind", label(interaction.kind()));
    head.put("author", talk.author().author().called());
    head.put("handle", talk.author().author().handle());
    head.put("vip", talk.author().standing() == AuthorStanding.VIP);
    head.put("clientName", client.name());
    head.put("channel", "%s, %s".formatted(channel.name(), platforms.platformName(channel)));
    head.put("due", wall.show(interaction.breachAt()));
    head.put("sensitive", interaction.sensitive());
    head.put("window", replies.windowEnds(id).map(wall::show).orElse(""));
    head.put("post", post(interaction));
    head.put("voice", strategies.of(client.key()).voice());
    head.put("limit", platforms.publishes(channel) ? channel.capabilities().maxLength() : 0);
    head.put("url", latestUrl(talk));
    head.put("priority", interaction.priority().name().toLowerCase(Locale.ROOT));
    head.put("earlier", talks.earlierCases(interaction));
    var values = new LinkedHashMap<String, Object>();
    values.put("message", head);
    values.put("thread", talk.lines().stream().map(line -> line(line, wall)).toList());
    values.put("draftBy", talk.draft().map(InteractionForm::by).orElse(""));
    values.put("returnedBecause", talk.draft().map(Reply::returnedBecause).orElse(""));
    return values;
  }

  /** The same, with what was written last to go on with, and what is written already. */
  Map<String, Object> withDraft(UUID id) {
    var values = show(id);
    var draft = talks.of(id).draft();
    values.put("replyText", draft.map(Reply::text).orElse(""));
    var offered = replies.offered(id);
    values.put("savedReplies", offered);
    values.put(
        "savedReplyOptions",
        offered.stream().map(reply -> option(reply.id().toString(), reply.name())).toList());
    return values;
  }

  /** The same, for a department: what it is asked, and how long others had it. */
  Map<String, Object> withHops(UUID id) {
    var values = show(id);
    var wall = wall(id);
    var hops = escalation.hops(id);
    values.put("hops", hops.stream().map(hop -> hop(hop, wall)).toList());
    var latest = hops.isEmpty() ? null : hops.get(hops.size() - 1);
    values.put("asked", latest == null ? "" : latest.question());
    values.put("replyText", talks.of(id).draft().map(Reply::text).orElse(""));
    return values;
  }

  private static Map<String, Object> hop(EscalationHop hop, WallClock wall) {
    return Map.of(
        "department", hop.department(),
        "askedBy", hop.askedBy().isEmpty() ? "the decision table" : hop.askedBy(),
        "askedAt", wall.show(hop.askedAt()),
        "question", hop.question(),
        "outcome", hop.outcome() == null ? "" : hop.outcome().label());
  }

  /** The same, with what can be done about its messages. */
  Map<String, Object> withModeration(UUID id) {
    var values = show(id);
    var machine = moderation.byMachine(id);
    var options = new ArrayList<Map<String, String>>();
    options.add(option("LET_STAND", "Let it stand"));
    for (var action : Moderation.values())
      options.add(
          option(
              action.name(),
              machine.contains(action) ? label(action) : label(action) + " (by hand)"));
    values.put("actionOptions", options);
    values.put(
        "messageOptions",
        talks.messages(id).stream()
            .filter(message -> message.deletedAt() == null)
            .map(message -> option(message.id().toString(), excerpt(message.text())))
            .toList());
    values.put("acts", moderation.of(id).stream().map(InteractionForm::act).toList());
    return values;
  }

  private static String excerpt(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= 80 ? line : line.substring(0, 79) + "…";
  }

  private static Map<String, Object> act(ModerationAct act) {
    return Map.of(
        "what", label(act.action()),
        "state", act.state().label(),
        "by", act.decidedBy(),
        "reason", act.reason());
  }

  /** The same, for what a person has to do on the platform. */
  Map<String, Object> withAct(UUID id, ModerationAct act) {
    var values = show(id);
    var about =
        talks.messages(id).stream()
            .filter(message -> message.id().equals(act.messageId()))
            .findFirst();
    values.put(
        "act",
        Map.of(
            "what", label(act.action()),
            "problem", act.problem(),
            "reason", act.reason(),
            "by", act.decidedBy(),
            "text", act.text(),
            "url", about.map(Message::url).orElse("")));
    return values;
  }

  private static Map<String, String> option(String value, String label) {
    return Map.of("value", value, "label", label);
  }

  static String label(Moderation action) {
    return switch (action) {
      case HIDE -> "Hide it";
      case UNHIDE -> "Show it again";
      case DELETE -> "Delete it";
      case BLOCK -> "Block its author";
      case MUTE -> "Mute its author";
      case REPORT -> "Report it to the platform";
      case LIKE -> "Like it";
      case PIN -> "Pin it";
    };
  }

  private WallClock wall(UUID id) {
    return new WallClock(clients.get(talks.of(id).interaction().clientKey()).zone());
  }

  /** The same, with exactly what would be sent. */
  Map<String, Object> withReply(UUID id) {
    var values = show(id);
    var talk = talks.of(id);
    values.put("replyDigest", talk.draft().map(Reply::digest).orElse(""));
    values.put(
        "previews",
        talk.draft()
            .flatMap(Reply::payload)
            .map(payload -> previews.of(talk.interaction().clientKey(), List.of(payload)))
            .orElse(List.of()));
    return values;
  }

  /** What we said that they answer, or "". */
  private String post(Interaction interaction) {
    return publishing
        .online(interaction.channelId(), interaction.thread())
        .map(post -> post.payload().text())
        .orElse("");
  }

  /** Where the thread is seen on the platform, or "". */
  private static String latestUrl(Talk talk) {
    return talk.lines().stream()
        .filter(said -> !said.ours() && !said.url().isEmpty())
        .reduce((earlier, later) -> later)
        .map(Talk.Said::url)
        .orElse("");
  }

  private static String by(Reply reply) {
    return reply.byDepartment() ? reply.author() + ", for the department asked" : reply.author();
  }

  private static Map<String, Object> line(Talk.Said said, WallClock wall) {
    var line = new LinkedHashMap<String, Object>();
    line.put("who", said.who());
    line.put("when", wall.show(said.at()));
    line.put("text", said.text());
    line.put("ours", said.ours());
    line.put("original", said.original());
    line.put("deleted", said.deleted());
    return line;
  }
}
