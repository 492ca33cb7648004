package org.imprimatur.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.intake.web.Calls.bytes;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.HeardEvents;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.ChannelState;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.channels.RawServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Calls of a platform that nobody answered are caught up from its own list, and not doubled. */
@ProcessTest
class CaughtUpTests {
  private static final String SECRET = "linkedin-client-secret";
  private static final int PAGE = 2;

  @Autowired MockMvc web;
  @Autowired ProcessDriver process;
  @Autowired ChannelDesk desk;
  @Autowired Channels channels;
  @Autowired HeardEvents heard;

  private final String organization =
      "urn:li:organization:" + Math.abs(UUID.randomUUID().getMostSignificantBits());
  private final List<String> listed = new ArrayList<>();
  private boolean accepted = true;
  private RawServer linkedIn;
  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    heard.clear();
    linkedIn = RawServer.that(this::answer);
    channel = connect();
    process.runDueJobs();
  }

  @AfterEach
  void end() {
    linkedIn.close();
  }

  @Test
  void whatHappenedWhileNobodyAnsweredIsCaughtUpOnce() throws Exception {
    happens(1);
    call(1).andExpect(status().isOk());
    process.runDueJobs();

    for (int id = 2; id <= 6; id++) happens(id);
    process.until(process.now().plus(Duration.ofMinutes(16)));
    assertThat(heard.of(channel.id())).containsExactlyInAnyOrder(notifications(1, 6));

    // LinkedIn calls again for eight hours, and lists what it called.
    call(5, 6).andExpect(status().isOk());
    happens(7);
    call(7).andExpect(status().isOk());
    process.until(process.now().plus(Duration.ofMinutes(16)));
    assertThat(heard.of(channel.id())).containsExactlyInAnyOrder(notifications(1, 7));
  }

  @Test
  void theListIsAskedForTheWholeGapAndAsItsInterfaceWantsIt() {
    var last = process.now();
    // Down for a night; the first thing a node does is what has come due.
    process.advance(Duration.ofHours(9));
    process.runDueJobs();

    var request = linkedIn.requests().get(linkedIn.requests().size() - 1);
    assertThat(request)
        .startsWith("GET /rest/organizationalEntityNotifications?q=criteria&")
        .contains("organizationalEntity=" + organization.replace(":", "%3A") + "&")
        .containsIgnoringCase("LinkedIn-Version: 20")
        .containsIgnoringCase("X-Restli-Protocol-Version: 2.0.0")
        .containsIgnoringCase("Authorization: Bearer token");
    assertThat(Instant.ofEpochMilli(number(request, "start:(\\d+)")))
        .isEqualTo(last.minus(Duration.ofMinutes(10)));
    assertThat(Instant.ofEpochMilli(number(request, "end:(\\d+)"))).isEqualTo(process.now());
  }

  @Test
  void aTokenThatIsNotAcceptedAnyMoreBecomesATaskWhileCallsAreStillHeard() throws Exception {
    accepted = false;
    process.until(process.now().plus(Duration.ofMinutes(16)));
    assertThat(channels.findById(channel.id()).orElseThrow().state())
        .isEqualTo(ChannelState.LOGIN_EXPIRED);
    assertThat(process.task(channel.id(), "Task_ReconnectAccount")).isNotNull();

    call(1).andExpect(status().isOk());
    process.runDueJobs();
    assertThat(heard.of(channel.id())).containsExactly(notifications(1, 1));
  }

  private void happens(int id) {
    listed.add(notification(id));
  }

  private org.springframework.test.web.servlet.ResultActions call(int... ids) throws Exception {
    var body =
        bytes(
            "{\"type\":\"ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS\",\"notifications\":[%s]}"
                .formatted(
                    IntStream.of(ids)
                        .mapToObj(this::notification)
                        .collect(Collectors.joining(","))));
    return web.perform(
        post("/webhooks/linkedin")
            .content(body)
            .contentType("application/json")
            .header(Calls.LINKED_IN, Calls.linkedIn(SECRET, body)));
  }

  private String notification(int id) {
    return ("{\"notificationId\":%d,\"organizationalEntity\":\"%s\",\"action\":\"COMMENT\","
            + "\"sourcePost\":\"urn:li:activity:70\",\"lastModifiedAt\":%d,"
            + "\"generatedActivity\":\"urn:li:comment:(urn:li:activity:70,%d)\","
            + "\"decoratedGeneratedActivity\":{\"comment\":{\"owner\":\"urn:li:person:p%d\","
            + "\"text\":\"Comment %d\"}}}")
        .formatted(id, organization, process.now().toEpochMilli(), id, id, id);
  }

  private static String[] notifications(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(id -> "notification:" + id)
        .toArray(String[]::new);
  }

  private void answer(Socket connection) throws Exception {
    if (!accepted) {
      RawServer.answers("401 Unauthorized", "", "{\"status\":401,\"message\":\"Revoked\"}")
          .on(connection);
      return;
    }
    var request = linkedIn.requests().get(linkedIn.requests().size() - 1);
    var start = (int) number(request, "&start=(\\d+)");
    var page = listed.subList(start, Math.min(start + PAGE, listed.size()));
    RawServer.answers(
            "200 OK",
            "Content-Type: application/json\r\n",
            "{\"paging\":{\"start\":%d,\"count\":%d,\"links\":[]},\"elements\":[%s]}"
                .formatted(start, PAGE, String.join(",", page)))
        .on(connection);
  }

  private static long number(String request, String pattern) {
    var found = Pattern.compile(pattern).matcher(request);
    assertThat(found.find()).as(request).isTrue();
    return Long.parseLong(found.group(1));
  }

  private Channel connect() {
    return desk.connect(
        new NewChannel(
            "acme",
            "linkedin",
            "Acme on LinkedIn",
            organization,
            linkedIn.address(),
            "token",
            false));
  }
}
