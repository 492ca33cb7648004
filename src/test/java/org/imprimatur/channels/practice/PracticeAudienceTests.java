package org.imprimatur.channels.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.imprimatur.TestPostgres;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.ModerationCall;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The practice network's people, as an account hears them and answers them. */
class PracticeAudienceTests {
  private static DataSource database;

  private final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
  private final JdbcClient sql = JdbcClient.create(database);
  private final Moving clock = new Moving();
  private final PracticePosts posts = new PracticePosts(sql);
  private final PracticeTalk talk = new PracticeTalk(sql);
  private final PracticeNetwork network = network(true);
  private final Account acme =
      new Account(
          UUID.randomUUID(),
          URI.create("practice:/"),
          "acme_" + UUID.randomUUID().toString().substring(0, 8),
          "",
          null);
  private final List<PlatformEvent> heard = new ArrayList<>();
  private String cursor = "";

  @BeforeAll
  static void createTables() {
    database = new DriverManagerDataSource(TestPostgres.createDatabase());
    Flyway.configure().dataSource(database).load().migrate();
  }

  @Test
  void withinAMinuteANewAccountHasMessagesMentionsAndComments() {
    network.listen(acme, "");
    clock.pass(Duration.ofSeconds(60));
    listen();
    assertThat(of(Kind.DIRECT_MESSAGE)).hasSizeGreaterThanOrEqualTo(3);
    assertThat(of(Kind.MENTION)).hasSizeGreaterThanOrEqualTo(2);
    assertThat(of(Kind.COMMENT)).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void withinAMinuteAPostHasComments() {
    var post = publish("Good morning");
    clock.pass(Duration.ofSeconds(60));
    listen();
    assertThat(beneath(post)).hasSizeGreaterThanOrEqualTo(4);
  }

  @Test
  void nobodySpeaksWhereThereIsNoAudience() {
    var silent = network(false);
    silent.publish(acme, delivery("Good morning", null));
    clock.pass(Duration.ofMinutes(5));
    assertThat(silent.listen(acme, "").events()).isEmpty();
  }

  @Test
  void theSamePostAlwaysHasTheSamePeople() {
    assertThat(PracticeScript.beneath(7)).isEqualTo(PracticeScript.beneath(7));
    assertThat(PracticeScript.beneath(7)).isNotEqualTo(PracticeScript.beneath(8));
  }

  @Test
  void whatIsSaidStepByStepIsHeardOnce() {
    publish("Good morning");
    for (int i = 0; i < 40; i++) {
      listen();
      clock.pass(Duration.ofSeconds(5));
    }
    var keys = heard.stream().map(PlatformEvent::key).distinct().toList();
    assertThat(keys).hasSize(5 + 5 + 4 + 2);
    cursor = "";
    heard.clear();
    listen();
    assertThat(heard).extracting(PlatformEvent::key).isSubsetOf(keys);
  }

  @Test
  void someChangeTheirMinds() {
    var changed = new ArrayList<Change>();
    for (int i = 0; i < 12; i++) publish("Post " + i);
    clock.pass(Duration.ofMinutes(3));
    cursor = "";
    // What was said in the first minutes, as it was heard then.
    for (var event : firstWords())
      network.reread(acme, event).map(PlatformEvent::change).ifPresent(changed::add);
    assertThat(changed).contains(Change.EDITED, Change.DELETED);
  }

  @Test
  void aMessageIsAnsweredOnceAndFoundAgain() {
    network.listen(acme, "");
    clock.pass(Duration.ofSeconds(30));
    listen();
    var message = of(Kind.DIRECT_MESSAGE).get(0);
    var answer = delivery("We are looking into it.", remote(message));
    var sent = network.publish(acme, answer);
    assertThat(sent).isInstanceOf(SendResult.Confirmed.class);
    assertThat(network.publish(acme, answer)).isEqualTo(sent);
    assertThat(network.find(acme, answer, null)).isInstanceOf(LookupResult.Found.class);
    assertThat(
            talk.latest(100).stream()
                .filter(m -> m.account().equals(acme.handle()) && m.fromAccount()))
        .hasSize(1)
        .allMatch(m -> m.person().equals(message.author().id()));
  }

  @Test
  void aCommentIsAnsweredBeneathThePost() {
    var post = publish("Good morning");
    clock.pass(Duration.ofSeconds(60));
    listen();
    var comment = beneath(post).get(0);
    var sent = network.publish(acme, delivery("Thank you!", remote(comment)));
    assertThat(sent).isInstanceOf(SendResult.Confirmed.class);
    var id = ((SendResult.Confirmed) sent).post().id();
    assertThat(posts.withId(Long.parseLong(id)).orElseThrow().replyTo().toString())
        .isEqualTo(comment.remoteId());
  }

  @Test
  void commentsAreHiddenDeletedLikedAndPinned() {
    var post = publish("Good morning");
    clock.pass(Duration.ofSeconds(60));
    listen();
    var comments = beneath(post);
    assertThat(network.can(acme, Kind.COMMENT)).contains(Moderation.values());
    for (var action : List.of(Moderation.LIKE, Moderation.PIN, Moderation.HIDE)) {
      assertThat(network.moderate(acme, call(action, comments.get(0))))
          .isInstanceOf(SendResult.Confirmed.class);
    }
    assertThat(talk.acts(acme.handle(), comments.get(0).remoteId()))
        .containsExactlyInAnyOrder(Moderation.LIKE, Moderation.PIN, Moderation.HIDE);
    network.moderate(acme, call(Moderation.UNHIDE, comments.get(0)));
    assertThat(talk.acts(acme.handle(), comments.get(0).remoteId()))
        .containsExactlyInAnyOrder(Moderation.LIKE, Moderation.PIN);

    var before = posts.commentsOn(List.of(Long.parseLong(post.id()))).size();
    network.moderate(acme, call(Moderation.DELETE, comments.get(1)));
    assertThat(posts.commentsOn(List.of(Long.parseLong(post.id())))).hasSize(before - 1);
    assertThat(network.reread(acme, comments.get(1)).orElseThrow().change())
        .isEqualTo(Change.DELETED);
  }

  @Test
  void nobodyDeletesWhatIsBeneathAnothersPost() {
    publish("Good morning");
    clock.pass(Duration.ofSeconds(60));
    listen();
    var other = new Account(UUID.randomUUID(), acme.baseUrl(), "borealis", "", null);
    assertThat(network.moderate(other, call(Moderation.DELETE, of(Kind.COMMENT).get(0))))
        .isInstanceOf(SendResult.Rejected.class);
  }

  @Test
  void whoIsBlockedSaysNothingMore() {
    network.listen(acme, "");
    clock.pass(Duration.ofSeconds(9));
    listen();
    var first = heard.get(0);
    var later = PracticeScript.messages(acme.handle()).get(1).person();
    network.moderate(
        acme,
        new ModerationCall(
            Moderation.BLOCK,
            first.remoteId(),
            "",
            first.thread(),
            new org.imprimatur.channels.RemoteAuthor(later, later, later, ""),
            "Spam"));
    clock.pass(Duration.ofMinutes(3));
    listen();
    assertThat(of(Kind.DIRECT_MESSAGE)).noneMatch(e -> e.author().id().equals(later));
  }

  private List<PlatformEvent> beneath(RemotePost post) {
    return of(Kind.COMMENT).stream().filter(e -> e.thread().equals(post.id())).toList();
  }

  private void listen() {
    for (var more = true; more; ) {
      var page = network.listen(acme, cursor);
      heard.addAll(page.events());
      cursor = page.cursor();
      more = page.more();
    }
  }

  private List<PlatformEvent> of(Kind kind) {
    return heard.stream()
        .filter(e -> e.kind() == kind)
        .collect(
            java.util.stream.Collectors.toMap(
                PlatformEvent::key, e -> e, (a, b) -> a, java.util.LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  /** Every comment as it was first put. */
  private List<PlatformEvent> firstWords() {
    network.listen(acme, "");
    var events = new ArrayList<PlatformEvent>();
    for (var post : posts.since(acme.handle(), clock.instant().minus(Duration.ofHours(1)))) {
      var beats = PracticeScript.beneath(post.id());
      var ids =
          sql.sql("select id from practice_post where reply_to = ? order by created_at")
              .param(post.id())
              .query(Long.class)
              .list();
      for (int i = 0; i < ids.size(); i++) {
        var id = ids.get(i).toString();
        events.add(
            new PlatformEvent(
                "post:" + id,
                Kind.COMMENT,
                Change.CREATED,
                id,
                "" + post.id(),
                "" + post.id(),
                "",
                new org.imprimatur.channels.RemoteAuthor(beats.get(i).person(), "", "", ""),
                beats.get(i).text(),
                "",
                "",
                post.createdAt()));
      }
    }
    return events;
  }

  private RemotePost publish(String text) {
    return ((SendResult.Confirmed) network.publish(acme, delivery(text, null))).post();
  }

  private static ModerationCall call(Moderation action, PlatformEvent on) {
    return new ModerationCall(
        action, on.remoteId(), on.reference(), on.thread(), on.author(), "Because");
  }

  private static RemotePost remote(PlatformEvent event) {
    return new RemotePost(event.remoteId(), event.url(), event.reference());
  }

  private Delivery delivery(String text, RemotePost to) {
    return new Delivery(
        UUID.randomUUID().toString(),
        "",
        clock.instant(),
        text,
        List.of(),
        "en",
        List.of(),
        Map.of(),
        to);
  }

  private PracticeNetwork network(boolean audience) {
    return new PracticeNetwork(
        new PracticeServer(posts, new PracticeImages(sql), transactions, clock),
        new PracticeDesk(
            posts,
            talk,
            new PracticeCrowd(posts, talk, transactions, audience, clock),
            transactions,
            clock),
        clock);
  }

  /** Time as the test lets it pass. */
  private static final class Moving extends Clock {
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
