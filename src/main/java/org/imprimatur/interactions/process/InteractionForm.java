package org.imprimatur.interactions.process;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.Strategies;
import org.imprimatur.clients.WallClock;
import org.imprimatur.interactions.AuthorStanding;
import org.imprimatur.interactions.Reply;
import org.imprimatur.interactions.Talk;
import org.imprimatur.interactions.Talks;
import org.imprimatur.publishing.Previews;
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

  InteractionForm(
      Talks talks,
      Clients clients,
      Strategies strategies,
      Channels channels,
      ChannelDesk platforms,
      Previews previews) {
    this.talks = talks;
    this.clients = clients;
    this.strategies = strategies;
    this.channels = channels;
    this.platforms = platforms;
    this.previews = previews;
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
    head.put("author", talk.author().author().name());
    head.put("handle", talk.author().author().handle());
    head.put("vip", talk.author().standing() == AuthorStanding.VIP);
    head.put("clientName", client.name());
    head.put("channel", "%s, %s".formatted(channel.name(), platforms.platformName(channel)));
    head.put("due", wall.show(interaction.breachAt()));
    head.put("sensitive", interaction.sensitive());
    head.put("voice", strategies.of(client.key()).voice());
    head.put("limit", channel.capabilities().maxLength());
    var values = new LinkedHashMap<String, Object>();
    values.put("message", head);
    values.put("thread", talk.lines().stream().map(line -> line(line, wall)).toList());
    values.put("draftBy", talk.draft().map(InteractionForm::by).orElse(""));
    values.put("returnedBecause", talk.draft().map(Reply::returnedBecause).orElse(""));
    return values;
  }

  /** The same, with what was written last to go on with. */
  Map<String, Object> withDraft(UUID id) {
    var values = show(id);
    values.put("replyText", talks.of(id).draft().map(Reply::text).orElse(""));
    return values;
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
