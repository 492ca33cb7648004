package org.imprimatur.interactions;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishingDesk;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads interactions with their threads. */
@Component
@Transactional(readOnly = true)
public class Talks {
  /** Longer threads are read on the platform. */
  private static final Limit LONGEST = Limit.of(200);

  private static final Limit CASES = Limit.of(10);

  private final InteractionDesk desk;
  private final Interactions interactions;
  private final Messages messages;
  private final AudienceMembers members;
  private final ReplyDesk replies;
  private final PublishingDesk publishing;

  Talks(
      InteractionDesk desk,
      Interactions interactions,
      Messages messages,
      AudienceMembers members,
      ReplyDesk replies,
      PublishingDesk publishing) {
    this.desk = desk;
    this.interactions = interactions;
    this.messages = messages;
    this.members = members;
    this.replies = replies;
    this.publishing = publishing;
  }

  /**
   * The interaction.
   *
   * @throws org.imprimatur.problem.Refusal if there is none
   */
  public Talk of(UUID id) {
    var interaction = desk.get(id);
    var thread =
        messages.findByChannelIdAndThreadOrderBySentAt(
            interaction.channelId(), interaction.thread(), LONGEST);
    var ids =
        Stream.concat(
                Stream.of(interaction.memberId()),
                thread.stream().map(Message::memberId).filter(Objects::nonNull))
            .distinct()
            .toList();
    var authors =
        members.findByIdIn(ids).stream()
            .collect(Collectors.toMap(AudienceMember::id, Function.identity()));
    var lines =
        Stream.concat(
                thread.stream().map(message -> said(message, authors)),
                publishing.of(id).stream()
                    .filter(reply -> reply.state() == PublicationState.PUBLISHED)
                    .map(Talks::said))
            .sorted(Comparator.comparing(Talk.Said::at))
            .toList();
    return new Talk(
        interaction, authors.get(interaction.memberId()), List.copyOf(lines), replies.draft(id));
  }

  /** What its author wrote in this case, in order; what said nothing new left out. */
  public List<Message> messages(UUID id) {
    return messages.findByInteractionIdOrderBySentAt(id).stream()
        .filter(message -> !message.folded())
        .toList();
  }

  /** How many cases the same person had with this client before. */
  public int earlierCases(Interaction interaction) {
    return interactions.countByMemberIdAndOpenedAtBefore(
        interaction.memberId(), interaction.openedAt());
  }

  /** The latest cases of the same person with this client, this one among them. */
  public List<Interaction> cases(Interaction interaction) {
    return interactions.findByMemberIdOrderByOpenedAtDesc(interaction.memberId(), CASES);
  }

  private static Talk.Said said(Message message, Map<UUID, AudienceMember> authors) {
    var author = authors.get(message.memberId());
    return new Talk.Said(
        message.sentAt(),
        author == null ? "" : author.author().called(),
        false,
        message.text(),
        message.text().equals(message.originalText()) ? "" : message.originalText(),
        message.deletedAt() != null,
        message.url());
  }

  private static Talk.Said said(Publication reply) {
    return new Talk.Said(
        reply.publishedAt(),
        reply.payload().account(),
        true,
        reply.payload().text(),
        "",
        false,
        reply.remote() == null ? "" : reply.remote().url());
  }
}
