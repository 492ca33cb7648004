package org.imprimatur.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.intake.web.Calls.bytes;
import static org.imprimatur.intake.web.Calls.comment;
import static org.imprimatur.intake.web.Calls.facebook;
import static org.imprimatur.intake.web.Calls.instagram;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.imprimatur.HeardEvents;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.intake.EventHeard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Everything that may arrive where platforms call, W1 to W22; and what they call with. */
@ProcessTest
class WebhookTests {
  private static final String SECRET = "instagram-app-secret";

  @Autowired MockMvc web;
  @Autowired ProcessDriver process;
  @Autowired ChannelDesk channels;
  @Autowired HeardEvents heard;
  @Autowired JdbcClient database;

  private Channel acme;
  private Channel borealis;

  @BeforeEach
  void begin() {
    process.begin();
    heard.clear();
    acme = connect("acme", "instagram", id());
    borealis = connect("borealis", "instagram", id());
  }

  @Test
  @DisplayName("W1 A call without a signature is refused")
  void unsigned() throws Exception {
    web.perform(post("/webhooks/instagram").content(call("c1")))
        .andExpect(status().isUnauthorized());
    nothingIsHeard();
  }

  @Test
  @DisplayName("W2 A call with a wrong signature is refused")
  void wrongSignature() throws Exception {
    var forged = Calls.meta(SECRET, bytes(new String(call("c1"), UTF_8) + " "));
    send("instagram", call("c1"), Calls.META, forged).andExpect(status().isUnauthorized());
    nothingIsHeard();
  }

  @Test
  @DisplayName("W3 A SHA-1 signature alone does not count")
  void sha1Only() throws Exception {
    send("instagram", call("c1"), "X-Hub-Signature", Calls.metaSha1(SECRET, call("c1")))
        .andExpect(status().isUnauthorized());
    send("instagram", call("c1"), Calls.META, Calls.metaSha1(SECRET, call("c1")))
        .andExpect(status().isUnauthorized());
    nothingIsHeard();
  }

  @Test
  @DisplayName("W4 A truncated signature is refused")
  void truncatedSignature() throws Exception {
    var signature = Calls.meta(SECRET, call("c1"));
    for (var length : List.of(0, 7, 8, 40, signature.length() - 1)) {
      send("instagram", call("c1"), Calls.META, signature.substring(0, length))
          .andExpect(status().isUnauthorized());
    }
    nothingIsHeard();
  }

  @Test
  @DisplayName("W5 A signature without its prefix is refused")
  void unprefixedSignature() throws Exception {
    var bare = Calls.meta(SECRET, call("c1")).substring("sha256=".length());
    send("instagram", call("c1"), Calls.META, bare).andExpect(status().isUnauthorized());
    nothingIsHeard();
  }

  @Test
  @DisplayName("W6 A call signed by another application is refused")
  void signedByAnotherApplication() throws Exception {
    send("instagram", call("c1"), Calls.META, Calls.meta("facebook-app-secret", call("c1")))
        .andExpect(status().isUnauthorized());
    // And one that is genuine elsewhere.
    send("facebook", call("c1"), Calls.META, Calls.meta(SECRET, call("c1")))
        .andExpect(status().isUnauthorized());
    nothingIsHeard();
  }

  @Test
  @DisplayName("W7 What counts is the signature of the bytes, not of the same JSON written anew")
  void signatureOverTheRawBytes() throws Exception {
    var escaped =
        bytes(instagram(acme.handle(), comment("c1", "Gr\\u00fc\\u00dfe \\/ caf\\u00e9")));
    var anew = bytes(instagram(acme.handle(), comment("c1", "Grüße / café")));
    send("instagram", escaped, Calls.META, Calls.meta(SECRET, anew))
        .andExpect(status().isUnauthorized());
    nothingIsHeard();
    genuine("instagram", escaped).andExpect(status().isOk());
    assertThat(absorbed(acme)).extracting(e -> e.event().text()).containsExactly("Grüße / café");
  }

  @Test
  @DisplayName("W8 A replayed call has no effect")
  void replay() throws Exception {
    for (int i = 0; i < 5; i++) {
      genuine("instagram", call("c1")).andExpect(status().isOk());
      process.runDueJobs();
    }
    assertThat(absorbed(acme)).hasSize(1);
  }

  @Test
  @DisplayName("W9 What is told long after it happened is kept aside, not made anything of")
  void oldTime() throws Exception {
    var old = new String(call("c1"), UTF_8).replace("1795420800", "1790000000");
    genuine("instagram", bytes(old)).andExpect(status().isOk());
    nothingIsHeard();
    assertThat(leftovers()).anyMatch(reason -> reason.contains("too long ago"));
  }

  @Test
  @DisplayName("W10 A call about an account nobody has connected is acknowledged and put aside")
  void unknownAccount() throws Exception {
    genuine("instagram", bytes(instagram("31337", comment("c1", "Hello"))))
        .andExpect(status().isOk());
    nothingIsHeard();
    assertThat(leftovers()).anyMatch(reason -> reason.contains("No channel is connected"));
  }

  @Test
  @DisplayName("W11 What is told about another client's account reaches that client alone")
  void accountOfAnotherTenant() throws Exception {
    genuine("instagram", bytes(instagram(borealis.handle(), comment("c1", "For Borealis"))))
        .andExpect(status().isOk());
    assertThat(absorbed(acme)).isEmpty();
    assertThat(absorbed(borealis)).extracting(EventHeard::client).containsExactly("borealis");
    // The same account's id means nothing on another platform.
    genuine("facebook", bytes(facebook(borealis.handle(), "f1", "add", "Elsewhere")))
        .andExpect(status().isOk());
    assertThat(absorbed(borealis)).hasSize(1);
  }

  @ParameterizedTest(name = "W12 A handshake with {0} is refused")
  @ValueSource(
      strings = {
        "hub.mode=subscribe&hub.verify_token=wrong&hub.challenge=1158201444",
        "hub.mode=subscribe&hub.verify_token=&hub.challenge=1158201444",
        "hub.mode=subscribe&hub.challenge=1158201444",
        "hub.mode=unsubscribe&hub.verify_token=instagram-verify-token&hub.challenge=1158201444",
        "hub.mode=subscribe&hub.verify_token=facebook-verify-token&hub.challenge=1158201444",
        ""
      })
  void wrongVerifyToken(String query) throws Exception {
    web.perform(get("/webhooks/instagram?" + query))
        .andExpect(status().isForbidden())
        .andExpect(
            content()
                .string(org.hamcrest.Matchers.not(org.hamcrest.Matchers.containsString("115820"))));
  }

  @Test
  @DisplayName("W13 A challenge that is HTML is not repeated in our name")
  void htmlChallenge() throws Exception {
    web.perform(
            get("/webhooks/instagram")
                .param("hub.mode", "subscribe")
                .param("hub.verify_token", "instagram-verify-token")
                .param("hub.challenge", "<script>alert(1)</script>"))
        .andExpect(status().isForbidden());
    web.perform(
            get("/webhooks/linkedin")
                .param("challengeCode", "<b>not a uuid, 36 characters long</b>"))
        .andExpect(status().isForbidden());
    web.perform(get("/webhooks/x").param("crc_token", "{\"data\":{}}"))
        .andExpect(status().isForbidden());
    web.perform(
            get("/webhooks/instagram")
                .param("hub.mode", "subscribe")
                .param("hub.verify_token", "instagram-verify-token")
                .param("hub.challenge", "1158201444"))
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith("text/plain"))
        .andExpect(header().string("X-Content-Type-Options", "nosniff"))
        .andExpect(content().string("1158201444"));
  }

  @Test
  @DisplayName("W14 A body of 10 MB is refused before it is read to its end")
  void tooLarge() throws Exception {
    var large = new byte[10 * 1024 * 1024];
    java.util.Arrays.fill(large, (byte) ' ');
    send("instagram", large, Calls.META, Calls.meta(SECRET, large))
        .andExpect(status().isPayloadTooLarge());
  }

  @Test
  @DisplayName("W15 A compressed body is refused and never expanded")
  void gzipBomb() throws Exception {
    var bomb = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(bomb)) {
      zip.write(new byte[5_000_000]);
    }
    var body = bomb.toByteArray();
    web.perform(
            post("/webhooks/instagram")
                .content(body)
                .header("Content-Encoding", "gzip")
                .header(Calls.META, Calls.meta(SECRET, body)))
        .andExpect(status().isUnsupportedMediaType());
    // Without saying so it is just no JSON.
    genuine("instagram", body).andExpect(status().isBadRequest());
  }

  @Test
  @DisplayName("W16 JSON that is nested without end is refused")
  void deepJson() throws Exception {
    genuine("instagram", bytes("[".repeat(100_000))).andExpect(status().isBadRequest());
    genuine("instagram", bytes("{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000)))
        .andExpect(status().isBadRequest());
  }

  @Test
  @DisplayName("W17 The same key twice is refused: nobody knows which of them was meant")
  void duplicateKeys() throws Exception {
    var twice =
        new String(call("c1"), UTF_8).replace("{\"object\"", "{\"object\":\"page\",\"object\"");
    genuine("instagram", bytes(twice)).andExpect(status().isBadRequest());
    nothingIsHeard();
  }

  @Test
  @DisplayName("W18 Bytes that are not UTF-8 are refused; characters that are none are replaced")
  void badUtf8() throws Exception {
    var bad = bytes(instagram(acme.handle(), comment("c1", "Gr@sse")));
    bad[new String(bad, UTF_8).indexOf('@')] = (byte) 0xFC;
    genuine("instagram", bad).andExpect(status().isBadRequest());
    nothingIsHeard();
    genuine("instagram", bytes(instagram(acme.handle(), comment("c2", "a\\u0000b\\ud800c"))))
        .andExpect(status().isOk());
    assertThat(absorbed(acme)).extracting(e -> e.event().text()).containsExactly("a\uFFFDb\uFFFDc");
  }

  @ParameterizedTest(name = "W19 {0} where something else should be is put aside")
  @ValueSource(
      strings = {
        "{\"entry\":{}}",
        "{\"entry\":[1,\"x\",null]}",
        "{\"entry\":[{\"id\":{},\"changes\":[{\"field\":[],\"value\":7}]}]}",
        "{\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"comments\",\"value\":{\"id\":{},\"from\":\"me\"}}]}]}",
        "{\"entry\":[{\"id\":\"1\",\"time\":\"soon\",\"changes\":[{\"field\":\"comments\",\"value\":{\"id\":\"1\",\"from\":{\"id\":\"2\"},\"media\":{\"id\":\"3\"}}}]}]}",
        "{}"
      })
  void wrongTypes(String body) throws Exception {
    var before = leftovers().size();
    genuine("instagram", bytes(body)).andExpect(status().isOk());
    nothingIsHeard();
    assertThat(leftovers().size()).isGreaterThan(before);
  }

  @ParameterizedTest(name = "W19 {0} is no call at all")
  @ValueSource(strings = {"", "[]", "null", "7", "{\"entry\":[]}}", "{'entry':[]}", "x"})
  void noObject(String body) throws Exception {
    genuine("instagram", bytes(body)).andExpect(status().isBadRequest());
  }

  @Test
  @DisplayName("W20 One bad entry of 100 does not take the other 99 with it")
  void oneBadOfAHundred() throws Exception {
    var changes = new ArrayList<String>();
    for (int i = 0; i < 100; i++) changes.add(comment("c" + i, "Text " + i));
    changes.set(50, "{\"field\":\"comments\",\"value\":{\"text\":\"Nobody's, nowhere\"}}");
    genuine("instagram", bytes(instagram(acme.handle(), changes.toArray(String[]::new))))
        .andExpect(status().isOk());
    assertThat(absorbed(acme)).hasSize(99);
    assertThat(leftovers()).anyMatch(reason -> reason.contains("from.id"));
  }

  @Test
  @DisplayName("W21 An edit that arrives before what it edits is kept, and so is the other")
  void editBeforeCreate() throws Exception {
    var page = connect("acme", "facebook", id());
    genuine("facebook", bytes(facebook(page.handle(), "f1", "edited", "Better words")))
        .andExpect(status().isOk());
    genuine("facebook", bytes(facebook(page.handle(), "f1", "add", "First words")))
        .andExpect(status().isOk());
    genuine("facebook", bytes(facebook(page.handle(), "f1", "remove", "")))
        .andExpect(status().isOk());
    assertThat(absorbed(page))
        .extracting(e -> e.event().change())
        .containsExactly(Change.EDITED, Change.CREATED, Change.DELETED);
    assertThat(absorbed(page)).extracting(e -> e.event().remoteId()).containsOnly("f1");
  }

  @Test
  @DisplayName(
      "W22 In a burst of 500 calls each is kept or turned away, and none is lost or doubled")
  void burst() throws Exception {
    var pool = Executors.newFixedThreadPool(32);
    try {
      List<Callable<Integer>> calls =
          IntStream.range(0, 500)
              .mapToObj(
                  i ->
                      (Callable<Integer>)
                          // Every fifth is told twice.
                          () ->
                              genuine("instagram", call("b" + i % 400))
                                  .andReturn()
                                  .getResponse()
                                  .getStatus())
              .toList();
      var kept = new java.util.TreeSet<String>();
      var answers = pool.invokeAll(calls);
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isIn(200, 503);
        if (answers.get(i).get() == 200) kept.add("comment:b" + i % 400);
      }
      var inbox =
          database
              .sql("select event_key from inbox_event where channel_id = :id")
              .param("id", acme.id())
              .query(String.class)
              .list();
      assertThat(inbox).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(kept);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aPlatformWithoutASecretOrUnknownCallsNowhere() throws Exception {
    for (var platform : List.of("mastodon", "practice", "nosuch", "sandbox")) {
      send(platform, call("c1"), Calls.META, Calls.meta("no-secret", call("c1")))
          .andExpect(status().isNotFound());
      web.perform(get("/webhooks/" + platform)).andExpect(status().isNotFound());
    }
  }

  @Test
  void aCallIsAcknowledgedOnlyWhenItIsKept() throws Exception {
    genuine("instagram", call("c1")).andExpect(status().isOk());
    // Seen by another connection, so committed.
    assertThat(
            database
                .sql("select count(*) from inbox_event where channel_id = :id")
                .param("id", acme.id())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void linkedInIsAnsweredAndUnderstood() throws Exception {
    var secret = "linkedin-client-secret";
    var code = "890e4665-4dfe-4ab1-b689-ed553bceeed0";
    var proof = HexFormat.of().formatHex(Calls.hmac("HmacSHA256", secret, bytes(code)));
    web.perform(get("/webhooks/linkedin").param("challengeCode", code))
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith("application/json"))
        .andExpect(
            content()
                .json(
                    "{\"challengeCode\":\"%s\",\"challengeResponse\":\"%s\"}"
                        .formatted(code, proof)));

    var urn = "urn:li:organization:" + id();
    var page = connect("acme", "linkedin", urn);
    var comment = "urn:li:comment:(urn:li:activity:7094637247890620418,7094977717598625792)";
    var body =
        bytes(
            """
            {"type":"ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS","notifications":[
             {"notificationId":5603453321,"organizationalEntity":"%1$s","action":"COMMENT","sourcePost":"urn:li:activity:7094637247890620418",
              "lastModifiedAt":1795420800310,"subscriber":"urn:li:person:zLqTygBP8S","generatedActivity":"%2$s",
              "decoratedGeneratedActivity":{"comment":{"owner":"urn:li:person:abc","text":"Is it still on sale?","entity":"%2$s","object":"urn:li:activity:7094637247890620418"}}},
             {"notificationId":5603453322,"organizationalEntity":"%1$s","action":"COMMENT_DELETE","sourcePost":"urn:li:activity:7094637247890620418","lastModifiedAt":1795420900310,"generatedActivity":"%2$s"},
             {"notificationId":5603453323,"organizationalEntity":"%1$s","action":"LIKE","sourcePost":"urn:li:activity:7094637247890620418","lastModifiedAt":1795420900311},
             {"notificationId":5603453324,"organizationalEntity":"%1$s","action":"ADMIN_COMMENT","sourcePost":"urn:li:activity:1","lastModifiedAt":1795420900311}]}
            """
                .formatted(urn, comment));
    send("linkedin", body, Calls.LINKED_IN, Calls.meta(secret, body).substring(7))
        .andExpect(status().isUnauthorized());
    send("linkedin", body, Calls.LINKED_IN, Calls.linkedIn(secret, body))
        .andExpect(status().isOk());

    var events = absorbed(page);
    assertThat(events)
        .extracting(e -> e.event().kind() + " " + e.event().change())
        .containsExactly("COMMENT CREATED", "COMMENT DELETED", "REACTION CREATED");
    assertThat(events.get(0).event().text()).isEqualTo("Is it still on sale?");
    assertThat(events.get(0).event().author().id()).isEqualTo("urn:li:person:abc");
    assertThat(events.get(1).event().remoteId()).isEqualTo(comment);
  }

  @Test
  void xIsAnsweredAndUnderstood() throws Exception {
    var secret = "x-consumer-secret-1";
    var token = "OTA4Yzk0NTItZjM3Mi00";
    web.perform(get("/webhooks/x").param("crc_token", token))
        .andExpect(status().isOk())
        .andExpect(
            content().json("{\"response_token\":\"%s\"}".formatted(Calls.x(secret, bytes(token)))));

    var account = id();
    var channel = connect("acme", "x", account);
    var reply =
        """
        {"data":{"event_uuid":"3091827364059182736","filter":{"user_id":"%1$s"},"event_type":"post.%2$s.create","tag":"t","payload":{
         "created_at":"2026-11-23T07:00:00.000Z","conversation_id":"2080761390344937796","in_reply_to_tweet_id":"2080761390344937796",
         "in_reply_to_user_id":"%1$s","text":"@ExampleUser Great post","author_id":"222","id":"2090000000000000001","lang":"en"},
         "includes":{"users":[{"id":"222","username":"other","name":"Other"}]}}}
        """;
    var message =
        """
        {"data":{"event_uuid":"-6850472171600526495","filter":{"user_id":"%s"},"event_type":"dm.received","payload":{"direct_message_events":[
         {"type":"message_create","id":"2080765901528535096","created_timestamp":"1795420824372","message_create":{"target":{"recipient_id":"1"},"sender_id":"222","message_data":{"text":"hello!"}}}],
         "users":{"222":{"data":{"id":"222","username":"other","name":"Other"}}}}}}
        """
            .formatted(account);
    for (var body :
        List.of(reply.formatted(account, "reply"), reply.formatted(account, "mention"), message)) {
      send("x", bytes(body), Calls.X, Calls.x(secret, bytes(body))).andExpect(status().isOk());
    }
    var events = absorbed(channel);
    assertThat(events)
        .extracting(e -> e.event().kind())
        .as("told as a reply and as a mention, it is one post")
        .containsExactly(Kind.COMMENT, Kind.DIRECT_MESSAGE);
    assertThat(events.get(0).event().author().handle()).isEqualTo("other");
    assertThat(events.get(0).event().thread()).isEqualTo("2080761390344937796");
    assertThat(events.get(1).event().thread()).isEqualTo("conversation:222");
  }

  @Test
  void threadsAndMessagesOfMetaAreUnderstood() throws Exception {
    var profile = connect("acme", "threads", id());
    var reply =
        bytes(
            """
            {"app_id":"123456","topic":"moderate","target_id":"%1$s","time":1795420800,"subscription_id":"234567","has_uid_field":false,
             "values":{"value":{"id":"8901234","username":"lena","text":"Reply","media_type":"TEXT_POST","permalink":"https:\\/\\/www.threads.net\\/@lena\\/post\\/Pp",
             "replied_to":{"id":"567"},"root_post":{"id":"123","owner_id":"%1$s","username":"acme"},"shortcode":"Pp","timestamp":"2026-11-23T07:33:16+0000"},"field":"replies"}}
            """
                .formatted(profile.handle()));
    send("threads", reply, Calls.META, Calls.meta("threads-app-secret", reply))
        .andExpect(status().isOk());
    assertThat(absorbed(profile))
        .extracting(e -> e.event().thread() + " " + e.event().parent() + " " + e.event().url())
        .containsExactly("123 567 https://www.threads.net/@lena/post/Pp");

    var messages =
        bytes(
            """
            {"object":"instagram","entry":[{"id":"%s","time":1795420800000,"messaging":[
             {"sender":{"id":"777"},"recipient":{"id":"1"},"timestamp":1795420800123,"message":{"mid":"m1","text":"Hi","attachments":[{"type":"image","payload":{"url":"https://x"}}]}},
             {"sender":{"id":"1"},"recipient":{"id":"777"},"timestamp":1795420800124,"message":{"mid":"m2","text":"ours","is_echo":true}},
             {"sender":{"id":"777"},"recipient":{"id":"1"},"timestamp":1795420800125,"message_edit":{"mid":"m1","text":"Hi!","num_edit":1}},
             {"sender":{"id":"777"},"recipient":{"id":"1"},"timestamp":1795420800126,"reaction":{"mid":"m0","action":"react","emoji":"x"}},
             {"sender":{"id":"777"},"recipient":{"id":"1"},"timestamp":1795420800127,"read":{"mid":"m0"}},
             {"sender":{"id":"777"},"recipient":{"id":"1"},"timestamp":1795420800128,"message":{"mid":"m1","is_deleted":true}}]}]}
            """
                .formatted(acme.handle()));
    genuine("instagram", messages).andExpect(status().isOk());
    assertThat(absorbed(acme))
        .extracting(e -> e.event().kind() + " " + e.event().change() + " " + e.event().text())
        .containsExactly(
            "DIRECT_MESSAGE CREATED Hi\n[image]",
            "DIRECT_MESSAGE EDITED Hi!",
            "REACTION CREATED ",
            "DIRECT_MESSAGE DELETED ");
  }

  @Test
  void anAccountThatIsOnlyListenedToIsNotOfferedForPublishing() {
    assertThat(channels.publishes(acme)).isFalse();
    assertThat(acme.capabilities().maxLength()).isZero();
  }

  private byte[] call(String id) {
    return bytes(instagram(acme.handle(), comment(id, "Hello " + id)));
  }

  private ResultActions genuine(String platform, byte[] body) throws Exception {
    return send(platform, body, Calls.META, Calls.meta(platform + "-app-secret", body));
  }

  private ResultActions send(String platform, byte[] body, String header, String signature)
      throws Exception {
    return web.perform(
        post("/webhooks/" + platform)
            .content(body)
            .contentType("application/json")
            .header(header, signature));
  }

  private void nothingIsHeard() {
    process.runDueJobs();
    assertThat(heard.all()).isEmpty();
  }

  private List<EventHeard> absorbed(Channel channel) {
    process.runDueJobs();
    return heard.all().stream()
        .filter(event -> event.channel().equals(channel.id()))
        .collect(Collectors.toList());
  }

  private List<String> leftovers() {
    return database.sql("select reason from webhook_leftover").query(String.class).list();
  }

  private Channel connect(String client, String platform, String account) {
    process.client(client);
    return channels.connect(
        new NewChannel(
            client,
            platform,
            platform,
            account,
            // Nobody is there to be asked.
            URI.create("http://127.0.0.1:9"),
            "none",
            false));
  }

  private static String id() {
    return "1" + UUID.randomUUID().toString().replaceAll("\\D", "");
  }
}
