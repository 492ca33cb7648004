package org.imprimatur.publishing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.publishing.Payload;
import org.imprimatur.publishing.PlannedPosts;
import org.imprimatur.publishing.PublicationConflict;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.workflow.ProcessInstances;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A reply is a publication: approved byte for byte, sent once, beneath what it answers. */
@ProcessTest
class ReplyTests {
  private static final RemotePost COMMENT =
      new RemotePost("c1", "https://sandbox.example/c1", "cid-1");

  @Autowired ProcessDriver process;
  @Autowired PlannedPosts posts;
  @Autowired PublishingDesk desk;
  @Autowired SandboxPlatform sandbox;
  @Autowired ProcessInstances instances;

  private final UUID subject = UUID.randomUUID();
  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    channel = process.channel("acme", "key");
  }

  @Test
  void approvedReplyGoesOutBeneathWhatItAnswers() {
    var reply = reply("Sorry, Ann!", COMMENT);
    posts.approve(subject, reply);

    var id = send(reply);

    assertThat(desk.get(id).state()).isEqualTo(PublicationState.PUBLISHED);
    assertThat(sandbox.posts())
        .singleElement()
        .satisfies(post -> assertThat(post.inReplyTo()).isEqualTo("c1"));
    assertThat(process.ended(subject)).isTrue();
  }

  @Test
  void approvalOfTheSameWordsToSomebodyElseCoversNothing() {
    posts.approve(subject, reply("Sorry!", new RemotePost("c2", "", "")));

    var id = send(reply("Sorry!", COMMENT));

    assertThat(desk.get(id).problemCode()).isEqualTo("NOT_APPROVED");
    assertThat(sandbox.posts()).isEmpty();
  }

  @Test
  void sameReplyIsNeverSentTwiceButAnotherMayFollow() {
    var first = reply("Sorry, Ann!", COMMENT);
    var second = reply("It is on its way.", COMMENT);
    posts.approve(subject, first);
    posts.approve(subject, second);

    send(first);
    assertThatThrownBy(() -> desk.planReply("acme", subject, first))
        .isInstanceOf(PublicationConflict.class);
    send(second);

    assertThat(sandbox.posts())
        .extracting(SandboxPlatform.Post::text)
        .containsExactly("Sorry, Ann!", "It is on its way.");
  }

  @Test
  void whatIsAnsweredIsReadBackFromTheStoredBytes() {
    var stored = Payload.parse(reply("Sorry!", COMMENT).canonical());

    assertThat(stored.answered()).contains(COMMENT);
    assertThat(stored.digest()).isEqualTo(reply("Sorry!", COMMENT).digest());
    assertThat(stored.comment().answered()).isEmpty();
  }

  private Payload reply(String text, RemotePost to) {
    return Payload.reply(channel.id(), channel.handle(), text, "en", to);
  }

  private UUID send(Payload reply) {
    var id = desk.planReply("acme", subject, reply);
    instances.start(
        "publication",
        subject,
        Map.of("client", "acme", "title", "A reply", "publicationId", id.toString()));
    process.runDueJobs();
    return id;
  }
}
