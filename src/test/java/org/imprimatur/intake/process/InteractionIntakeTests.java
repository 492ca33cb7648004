package org.imprimatur.intake.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.intake.Events.comment;
import static org.imprimatur.intake.Events.deletion;
import static org.imprimatur.intake.Events.edit;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.imprimatur.HeardEvents;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.TellingPlatform;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.ChannelState;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.intake.IntakeDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class InteractionIntakeTests {
  @Autowired ProcessDriver process;
  @Autowired ProcessEngine engine;
  @Autowired ChannelDesk desk;
  @Autowired Channels channels;
  @Autowired IntakeDesk intake;
  @Autowired IntakeStart start;
  @Autowired TellingPlatform platform;
  @Autowired HeardEvents heard;
  @Autowired JdbcClient database;

  private Channel channel;
  private String handle;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    platform.clear();
    heard.clear();
    handle = UUID.randomUUID().toString();
    channel = connect();
  }

  @Test
  void aConnectedAccountIsListenedToAgainAndAgain() {
    look();
    platform.happens(comment("1", "a", "One"));
    nextLook();
    platform.happens(comment("2", "a", "Two"));
    nextLook();
    assertThat(heard.of(channel.id())).containsExactly("comment:1", "comment:2");
    assertThat(watches()).isEqualTo(1);
  }

  @Test
  void anOutageIsCaughtUpPageByPage() {
    look();
    platform.unreadable(true);
    var asked = platform.asked().size();
    process.until(process.now().plus(Duration.ofHours(2)));
    assertThat(platform.asked().size() - asked).as("fewer and fewer tries").isBetween(10, 20);
    assertThat(intake.deaf(List.of("acme"), Duration.ofHours(1)))
        .anyMatch(deaf -> deaf.channel().equals(channel.id()) && deaf.why().equals("503"));
    for (int i = 0; i < 10; i++) platform.happens(comment("o" + i, "t" + i, "Missed " + i));

    platform.unreadable(false);
    process.until(process.now().plus(Duration.ofMinutes(16)));
    assertThat(heard.of(channel.id())).hasSize(10).doesNotHaveDuplicates();
    assertThat(intake.deaf(List.of("acme"), Duration.ofHours(1)))
        .noneMatch(deaf -> deaf.channel().equals(channel.id()));
  }

  @Test
  void whatIsToldAgainIsHeardOnce() {
    platform.happens(comment("1", "a", "One"), comment("1", "a", "One"));
    look();
    platform.happens(comment("1", "a", "One"));
    nextLook();
    assertThat(heard.of(channel.id())).containsExactly("comment:1");
  }

  @Test
  void editsAndDeletionsAreFollowed() {
    platform.happens(comment("1", "a", "One"), comment("2", "a", "Two"));
    look();
    platform.changes(edit("1", "a", "One!"));
    platform.changes(deletion("2", "a"));
    process.until(process.now().plus(Duration.ofMinutes(25)));
    assertThat(heard.of(channel.id()))
        .containsExactlyInAnyOrder(
            "comment:1", "comment:2", "comment:1:edited:One!", "comment:2:deleted");
  }

  @Test
  void aDeadLoginBecomesATaskThatEndsWhenTheAccountIsConnectedAgain() {
    look();
    platform.loginExpired(true);
    nextLook();
    assertThat(channels.findById(channel.id()).orElseThrow().state())
        .isEqualTo(ChannelState.LOGIN_EXPIRED);
    assertThat(process.shown(channel.id(), "Task_ReconnectAccount", "account").toString())
        .contains("Listened to", "401 Unauthorized");

    platform.loginExpired(false);
    platform.happens(comment("1", "a", "Said meanwhile"));
    connect();
    assertThat(process.task(channel.id(), "Task_ReconnectAccount")).isNull();
    process.runDueJobs(2);
    assertThat(watches()).isEqualTo(1);
    nextLook();
    assertThat(heard.of(channel.id())).containsExactly("comment:1");
  }

  @Test
  void theTaskCannotBeDoneByPretending() {
    look();
    platform.loginExpired(true);
    nextLook();
    assertThatThrownBy(this::done).hasMessageContaining("not connected yet");
    // As it is when the message that it was connected again reached nobody.
    platform.loginExpired(false);
    database
        .sql("update channel set state = 'CONNECTED' where id = :id")
        .param("id", channel.id())
        .update();
    done();
    platform.happens(comment("1", "a", "Said meanwhile"));
    look();
    nextLook();
    assertThat(heard.of(channel.id())).containsExactly("comment:1");
  }

  @Test
  void theWatchIsHandedOnOnceADaySoThatNoHistoryGrows() {
    look();
    var first = watch();
    process.advance(Duration.ofHours(25));
    process.runDueJobs(1);
    process.runDueJobs(1);
    assertThat(watches()).isEqualTo(1);
    assertThat(watch()).isNotEqualTo(first);
    assertThat(process.passed(channel.id(), "EndEvent_WatchEnded")).isTrue();
  }

  @Test
  void aWatchThatSomebodyEndedBeginsAnewWhenTheApplicationStarts() {
    engine.getRuntimeService().deleteProcessInstance(watch(), "by hand");
    start.ready();
    start.ready();
    assertThat(watches()).isEqualTo(1);
  }

  private void done() {
    process.submit(channel.id(), "Task_ReconnectAccount", "manager", Map.of("reconnected", true));
  }

  private Channel connect() {
    return desk.connect(
        new NewChannel(
            "acme",
            "telling",
            "Listened to",
            handle,
            URI.create("https://telling.example"),
            "secret",
            false));
  }

  private void look() {
    process.runDueJobs();
  }

  private void nextLook() {
    process.until(process.now().plus(Duration.ofSeconds(31)));
  }

  private String watch() {
    return process.of(channel.id(), "interaction-intake").getId();
  }

  private long watches() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(channel.id().toString(), "interaction-intake")
        .count();
  }
}
