package org.imprimatur.channels.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.imprimatur.TestPostgres;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.LiveLook;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.LookupWindow;
import org.imprimatur.channels.Medium;
import org.imprimatur.channels.PostRejected;
import org.imprimatur.channels.Preparation.State;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;
import org.imprimatur.channels.SendResult.Confirmed;
import org.imprimatur.channels.SendResult.NotSent;
import org.imprimatur.channels.SendResult.Rejected;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PracticeNetworkTests {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private static DataSource database;

  private final JdbcTransactionManager transactions = new JdbcTransactionManager(database);
  private final JdbcClient sql = JdbcClient.create(database);
  private final PracticeNetwork network = network(database, transactions, NOON);
  private final Account acme =
      new Account(
          UUID.randomUUID(),
          URI.create("http://localhost:8080/"),
          "acme_" + UUID.randomUUID().toString().substring(0, 8),
          "",
          null);

  @BeforeAll
  static void createTables() {
    database = new DriverManagerDataSource(TestPostgres.createDatabase());
    Flyway.configure().dataSource(database).load().migrate();
  }

  @Test
  void sameKeyNeverMakesASecondPost() {
    var delivery = delivery("Good morning", List.of(), Map.of());
    var first = confirmed(network.publish(acme, delivery));
    assertThat(first.url()).isEqualTo("http://localhost:8080/practice/posts/" + first.id());
    assertThat(network.publish(acme, delivery)).isEqualTo(new Confirmed(first));
    assertThat(posts()).isOne();
  }

  @Test
  void sameKeyInParallelMakesOnePost() throws Exception {
    var delivery = delivery("All at once", List.of(), Map.of());
    var pool = Executors.newFixedThreadPool(8);
    try {
      Callable<SendResult> call = () -> network.publish(acme, delivery);
      var results = pool.invokeAll(List.of(call, call, call, call, call, call, call, call));
      for (var result : results) {
        assertThat(result.get()).isEqualTo(results.get(0).get()).isInstanceOf(Confirmed.class);
      }
    } finally {
      pool.shutdown();
    }
    assertThat(posts()).isOne();
  }

  @Test
  void keyOfAnotherPostIsRefused() {
    var delivery = delivery("One thing", List.of(), Map.of());
    network.publish(acme, delivery);
    var other =
        new Delivery(
            delivery.idempotencyKey(),
            "",
            NOON.instant(),
            "Another",
            List.of(),
            "en",
            List.of(),
            Map.of(),
            null);
    assertThat(network.publish(acme, other))
        .asInstanceOf(type(Rejected.class))
        .extracting(Rejected::code)
        .isEqualTo("key-reused");
  }

  @Test
  void postStaysWhenOurOwnTransactionIsRolledBack() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              confirmed(network.publish(acme, delivery("Out is out", List.of(), Map.of())));
              status.setRollbackOnly();
            });
    assertThat(posts()).isOne();
  }

  @Test
  void imagesAreUploadedOneByOneThenShownInOrder() {
    var media = List.of(image("first"), image("second"));
    var one = network.prepare(acme, delivery("Look", media, Map.of()));
    assertThat(one.state()).isEqualTo(State.MORE);
    assertThat(one.progress()).containsOnlyKeys("media.0");
    var two = network.prepare(acme, delivery("Look", media, one.progress()));
    assertThat(two.state()).isEqualTo(State.READY);
    assertThat(two.progress())
        .containsOnlyKeys("media.0", "media.1")
        .containsAllEntriesOf(one.progress());

    var post = confirmed(network.publish(acme, delivery("Look", media, two.progress())));
    assertThat(new PracticeImages(sql).of(List.of(Long.parseLong(post.id()))))
        .extracting(PracticeImage::alt)
        .containsExactly("first", "second");
  }

  @Test
  void imageOfAnotherPostLeavesNoPostBehind() {
    var media = List.of(image("mine"));
    var progress = network.prepare(acme, delivery("Mine", media, Map.of())).progress();
    confirmed(network.publish(acme, delivery("Mine", media, progress)));
    assertThat(network.publish(acme, delivery("Again", media, progress)))
        .isInstanceOf(Rejected.class);
    assertThat(network.publish(acme, delivery("Without", media, Map.of())))
        .isInstanceOf(Rejected.class);
    assertThat(posts()).isOne();
  }

  @Test
  void limitsAreKept() {
    confirmed(network.publish(acme, delivery("🖋".repeat(500), List.of(), Map.of())));
    assertThat(network.publish(acme, delivery("a".repeat(501), List.of(), Map.of())))
        .isInstanceOf(Rejected.class);
    assertThat(network.publish(acme, delivery("   ", List.of(), Map.of())))
        .isInstanceOf(Rejected.class);
    assertThat(network.publish(acme, delivery("nul\0", List.of(), Map.of())))
        .isInstanceOf(Rejected.class);
    assertThat(network.publish(acme, delivery("half \uD83D", List.of(), Map.of())))
        .isInstanceOf(Rejected.class);
    var script = new Medium("", "image/svg+xml", "", 1, 1, () -> new byte[1]);
    assertThatThrownBy(() -> network.prepare(acme, delivery("Drawing", List.of(script), Map.of())))
        .isInstanceOf(PostRejected.class);
    assertThat(posts()).isOne();
  }

  @Test
  void lookUpFindsExactlyThisPost() {
    var sent = delivery("Twice the same words", List.of(), Map.of());
    var unsent = delivery("Twice the same words", List.of(), Map.of());
    var post = confirmed(network.publish(acme, sent));
    var window =
        new LookupWindow(NOON.instant().minusSeconds(60), NOON.instant().plusSeconds(60), Set.of());
    assertThat(network.find(acme, sent, window)).isEqualTo(new LookupResult.Found(post));
    assertThat(network.find(acme, unsent, window)).isEqualTo(new LookupResult.Absent());
  }

  @Test
  void firstCommentIsCountedAsReply() {
    var post = confirmed(network.publish(acme, delivery("Main", List.of(), Map.of())));
    confirmed(network.publish(acme, comment(post)));
    assertThat(network.read(acme, post).orElseThrow().replies()).isOne();
    assertThat(network.publish(acme, comment(new RemotePost("999999999", "", ""))))
        .isInstanceOf(Rejected.class);
  }

  @Test
  void audienceGrowsAndIsTheSameEveryTime() {
    var post = confirmed(network.publish(acme, delivery("Grow", List.of(), Map.of())));
    long before = -1;
    for (int hours : new int[] {0, 1, 24, 168}) {
      var then = Clock.offset(NOON, Duration.ofHours(hours));
      var metrics = network(database, transactions, then).read(acme, post).orElseThrow();
      assertThat(metrics)
          .isEqualTo(network(database, transactions, then).read(acme, post).orElseThrow());
      assertThat(metrics.reach()).isGreaterThan(before);
      assertThat(metrics.likes()).isLessThanOrEqualTo(metrics.reach());
      before = metrics.reach();
    }
    assertThat(network.read(acme, new RemotePost("999999999", "", ""))).isEmpty();
    assertThat(network.read(acme, new RemotePost("'; drop table practice_post", "", ""))).isEmpty();
  }

  @Test
  void livePostReadsBackAsItWasSentUntilItIsRemoved() {
    var media = List.of(image("first"));
    var progress = network.prepare(acme, delivery("Look ☕", media, Map.of())).progress();
    var post = confirmed(network.publish(acme, delivery("Look ☕", media, progress)));

    var live = ((LiveLook.There) network.look(acme, post)).post();
    assertThat(live.text()).isEqualTo("Look ☕");
    assertThat(live.altTexts()).containsExactly("first");

    sql.sql("update practice_post set text = 'Changed' where id = ?")
        .param(Long.parseLong(post.id()))
        .update();
    assertThat(((LiveLook.There) network.look(acme, post)).post().text()).isEqualTo("Changed");
    assertThat(network.look(acme, new RemotePost("999999999", "", "")))
        .isInstanceOf(LiveLook.Gone.class);
    assertThat(network.canTell(acme, new RemotePost(post.url(), post.url(), ""))).isFalse();
  }

  @Test
  void unreachableServerProvablySentNothing() {
    var nowhere =
        new DriverManagerDataSource("jdbc:postgresql://localhost:1/none?connectTimeout=1");
    var unreachable = network(nowhere, new JdbcTransactionManager(nowhere), NOON);
    var delivery = delivery("Lost", List.of(), Map.of());
    assertThat(unreachable.publish(acme, delivery)).isInstanceOf(NotSent.class);
    var window = new LookupWindow(NOON.instant(), NOON.instant(), Set.of());
    assertThat(unreachable.find(acme, delivery, window))
        .isInstanceOf(LookupResult.Unreadable.class);
  }

  @Test
  void handleIsAName() {
    assertThat(network.connect(acme).maxLength()).isEqualTo(500);
    var hostile = new Account(acme.channel(), acme.baseUrl(), "<b>acme", "", null);
    assertThatThrownBy(() -> network.connect(hostile)).isInstanceOf(ChannelUnauthorized.class);
  }

  private static PracticeNetwork network(
      DataSource database, JdbcTransactionManager transactions, Clock clock) {
    var sql = JdbcClient.create(database);
    return new PracticeNetwork(
        new PracticeServer(new PracticePosts(sql), new PracticeImages(sql), transactions, clock),
        new PracticeDesk(
            new PracticePosts(sql),
            new PracticeTalk(sql),
            new PracticeCrowd(
                new PracticePosts(sql), new PracticeTalk(sql), transactions, false, clock),
            transactions,
            clock),
        clock);
  }

  private long posts() {
    return sql.sql("select count(*) from practice_post where account = ?")
        .param(acme.handle())
        .query(Long.class)
        .single();
  }

  private static RemotePost confirmed(SendResult result) {
    assertThat(result).isInstanceOf(Confirmed.class);
    return ((Confirmed) result).post();
  }

  private static Delivery delivery(String text, List<Medium> media, Map<String, String> progress) {
    return new Delivery(
        UUID.randomUUID().toString(),
        "",
        NOON.instant(),
        text,
        List.of(),
        "en",
        media,
        progress,
        null);
  }

  private static Delivery comment(RemotePost on) {
    return new Delivery(
        UUID.randomUUID().toString(),
        "",
        NOON.instant(),
        "First!",
        List.of(),
        "en",
        List.of(),
        Map.of(),
        on);
  }

  private static Medium image(String alt) {
    return new Medium("", "image/png", alt, 4, 3, () -> new byte[] {1, 2, 3});
  }
}
