package org.imprimatur.interactions;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.PostPublisher;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.Strategies;
import org.imprimatur.clients.WallClock;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Payload;
import org.springframework.stereotype.Component;

/** Makes of what somebody wrote, or of a saved reply, exactly what the platform would be sent. */
@Component
public class ReplyWording {
  private final Messages messages;
  private final Channels channels;
  private final ChannelDesk platforms;
  private final Strategies strategies;
  private final Clients clients;
  private final AudienceMembers members;
  private final SavedReplyDesk saved;
  private final Clock clock;

  ReplyWording(
      Messages messages,
      Channels channels,
      ChannelDesk platforms,
      Strategies strategies,
      Clients clients,
      AudienceMembers members,
      SavedReplyDesk saved,
      Clock clock) {
    this.messages = messages;
    this.channels = channels;
    this.platforms = platforms;
    this.strategies = strategies;
    this.clients = clients;
    this.members = members;
    this.saved = saved;
    this.clock = clock;
  }

  /**
   * The reply to the latest message that still stands.
   *
   * @param written what somebody wrote, or "" if a saved reply is taken as it is
   * @param saved that reply, or null
   * @throws Refusal if nothing is said, something is missing, it is too long or too late
   */
  Payload payload(Interaction interaction, String written, UUID saved) {
    var text = words(interaction, written, saved);
    var channel = channel(interaction);
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
  List<Offered> offered(Interaction interaction) {
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

  /** Until when the platform lets us answer, where it sets a limit. */
  Optional<Instant> windowEnds(Interaction interaction) {
    return windowEnds(interaction, channel(interaction));
  }

  /** Whether we can write there ourselves; else a person has to. */
  boolean goesOut(Interaction interaction) {
    return platforms.publishes(channel(interaction));
  }

  private Channel channel(Interaction interaction) {
    return channels.findById(interaction.channelId()).orElseThrow();
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
}
