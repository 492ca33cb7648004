package org.imprimatur.intake.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.intake.web.Calls.bytes;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.imprimatur.HeardEvents;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.ChannelState;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RawServer;
import org.imprimatur.intake.EventHeard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** X does not say that it calls again: what it lists is read, once, the newest pages first. */
@ProcessTest
class CaughtUpOnXTests {
  private static final String SECRET = "x-consumer-secret-1";
  private static final int PAGE = 2;
  private static final long FIRST_ID = 2_090_000_000_000_000_000L;

  @Autowired MockMvc web;
  @Autowired ProcessDriver process;
  @Autowired ChannelDesk desk;
  @Autowired Channels channels;
  @Autowired HeardEvents heard;

  private final String account =
      String.valueOf(Math.abs(UUID.randomUUID().getMostSignificantBits() % 1_000_000_000_000L));
  private final List<String> posts = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private String refusal = "";
  private RawServer x;
  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    heard.clear();
    x = RawServer.that(this::answer);
    channel =
        desk.connect(
            new NewChannel("acme", "x", "Acme on X", account, x.address(), "token", false));
    process.runDueJobs();
  }

  @AfterEach
  void end() {
    x.close();
  }

  @Test
  void whatHappenedWhileNobodyAnsweredIsCaughtUpOnce() throws Exception {
    posts.add(listed(1, "222"));
    call(1).andExpect(status().isOk());
    process.runDueJobs();

    for (int id = 2; id <= 6; id++) posts.add(listed(id, "222"));
    for (int id = 11; id <= 13; id++) messages.add(message(id, "222"));
    process.until(process.now().plus(Duration.ofMinutes(16)));
    assertThat(heard.of(channel.id())).containsExactlyInAnyOrder(keys(6, 13));

    call(6).andExpect(status().isOk());
    posts.add(listed(7, "222"));
    messages.add(message(14, "222"));
    messages.add("{\"event_type\":\"MessageCreate\",\"text\":\"Of nobody, without an id\"}");
    process.until(process.now().plus(Duration.ofMinutes(16)));
    assertThat(heard.of(channel.id())).containsExactlyInAnyOrder(keys(7, 14));
  }

  @Test
  void whatIsListedIsWhatACallWouldHaveTold() {
    posts.add(listed(1, "222"));
    posts.add(listed(2, account));
    messages.add(message(11, "222"));
    messages.add(message(12, account));
    process.until(process.now().plus(Duration.ofMinutes(16)));

    assertThat(events())
        .extracting(PlatformEvent::kind)
        .containsExactlyInAnyOrder(Kind.COMMENT, Kind.DIRECT_MESSAGE);
    for (var event : events()) {
      assertThat(event.author().handle()).isEqualTo("other");
      assertThat(event.author().name()).isEqualTo("Other");
    }
    assertThat(events())
        .filteredOn(event -> event.kind() == Kind.COMMENT)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.thread()).isEqualTo("2080761390344937796");
              assertThat(event.parent()).isEqualTo("2080761390344937799");
              assertThat(event.language()).isEqualTo("en");
              assertThat(event.url()).isEqualTo("https://x.com/other/status/" + (FIRST_ID + 1));
            });
  }

  @Test
  void aTokenThatIsNotAcceptedAnyMoreBecomesATask() {
    refusal = "401 Unauthorized";
    process.until(process.now().plus(Duration.ofMinutes(16)));
    assertThat(channels.findById(channel.id()).orElseThrow().state())
        .isEqualTo(ChannelState.LOGIN_EXPIRED);
    assertThat(process.task(channel.id(), "Task_ReconnectAccount")).isNotNull();
  }

  @Test
  void nothingIsLostWhereTheListCannotBeRead() {
    posts.add(listed(1, "222"));
    refusal = "503 Service Unavailable";
    process.until(process.now().plus(Duration.ofMinutes(16)));
    assertThat(heard.of(channel.id())).isEmpty();
    refusal = "";
    process.until(process.now().plus(Duration.ofMinutes(40)));
    assertThat(heard.of(channel.id())).containsExactly("post:" + (FIRST_ID + 1));
  }

  private List<PlatformEvent> events() {
    return heard.all().stream()
        .filter(one -> one.channel().equals(channel.id()))
        .map(EventHeard::event)
        .toList();
  }

  private static String[] keys(int lastPost, int lastMessage) {
    return Stream.concat(
            IntStream.rangeClosed(1, lastPost).mapToObj(id -> "post:" + (FIRST_ID + id)),
            IntStream.rangeClosed(11, lastMessage).mapToObj(id -> "message:" + (FIRST_ID + id)))
        .toArray(String[]::new);
  }

  private String listed(int id, String author) {
    return ("{\"id\":\"%d\",\"text\":\"@acme Post %d\",\"author_id\":\"%s\",\"lang\":\"en\","
            + "\"conversation_id\":\"2080761390344937796\",\"in_reply_to_user_id\":\"%s\","
            + "\"referenced_tweets\":[{\"type\":\"replied_to\",\"id\":\"2080761390344937799\"}],"
            + "\"created_at\":\"%s\"}")
        .formatted(FIRST_ID + id, id, author, account, process.now());
  }

  private String message(int id, String sender) {
    return ("{\"id\":\"%d\",\"event_type\":\"MessageCreate\",\"text\":\"Message %d\","
            + "\"sender_id\":\"%s\",\"created_at\":\"%s\"}")
        .formatted(FIRST_ID + id, id, sender, process.now());
  }

  private org.springframework.test.web.servlet.ResultActions call(int id) throws Exception {
    var body =
        bytes(
            ("{\"data\":{\"event_uuid\":\"30918%d\",\"filter\":{\"user_id\":\"%s\"},"
                    + "\"event_type\":\"post.reply.create\",\"tag\":\"t\",\"payload\":{"
                    + "\"created_at\":\"%s\",\"conversation_id\":\"2080761390344937796\","
                    + "\"in_reply_to_tweet_id\":\"2080761390344937799\","
                    + "\"in_reply_to_user_id\":\"%2$s\",\"text\":\"@acme Post %1$d\","
                    + "\"author_id\":\"222\",\"id\":\"%4$d\",\"lang\":\"en\"},"
                    + "\"includes\":{\"users\":[{\"id\":\"222\",\"username\":\"other\","
                    + "\"name\":\"Other\"}]}}}")
                .formatted(id, account, process.now(), FIRST_ID + id));
    return web.perform(
        post("/webhooks/x")
            .content(body)
            .contentType("application/json")
            .header(Calls.X, Calls.x(SECRET, body)));
  }

  /** The newest first, a page at a time, as X answers. */
  private void answer(Socket connection) throws Exception {
    var request = x.requests().get(x.requests().size() - 1);
    assertThat(request).containsIgnoringCase("Authorization: Bearer token");
    if (!refusal.isEmpty()) {
      RawServer.answers(refusal, "", "{\"title\":\"No\",\"detail\":\"No\"}").on(connection);
      return;
    }
    var mentions = request.startsWith("GET /2/users/" + account + "/mentions?");
    assertThat(mentions || request.startsWith("GET /2/dm_events?")).as(request).isTrue();
    var all = new ArrayList<>(mentions ? posts : messages);
    var since = found(request, "since_id=(\\d+)");
    if (!since.isEmpty()) all.removeIf(one -> found(one, "\"id\":\"(\\d+)").compareTo(since) <= 0);
    Collections.reverse(all);
    var token = found(request, "pagination_token=t(\\d+)");
    var start = token.isEmpty() ? 0 : Integer.parseInt(token);
    var end = Math.min(start + PAGE, all.size());
    RawServer.answers(
            "200 OK",
            "Content-Type: application/json\r\n",
            ("{\"data\":[%s],\"includes\":{\"users\":[{\"id\":\"222\",\"name\":\"Other\","
                    + "\"username\":\"other\"}]},\"meta\":{\"result_count\":%d%s}}")
                .formatted(
                    String.join(",", all.subList(start, end)),
                    end - start,
                    end < all.size() ? ",\"next_token\":\"t" + end + "\"" : ""))
        .on(connection);
  }

  private static String found(String text, String pattern) {
    var found = Pattern.compile(pattern).matcher(text);
    return found.find() ? found.group(1) : "";
  }
}
