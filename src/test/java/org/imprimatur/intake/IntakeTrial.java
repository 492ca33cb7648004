package org.imprimatur.intake;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.imprimatur.TestPostgres;
import org.imprimatur.live.LiveServers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A platform that tells of many things, some of them twice, in batches and in no order, and calls
 * until it is answered; while the application it calls is killed again and again.
 */
public final class IntakeTrial {
  private static final String ACCOUNT = "100000000000001";
  private static final int SENDERS = 8;

  private final Random chance;
  private final JdbcClient database;
  private final IntakeNode node;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final AtomicInteger acknowledged = new AtomicInteger();

  public IntakeTrial(long seed) {
    this.chance = new Random(seed);
    var url = TestPostgres.createMigratedDatabase();
    this.database = JdbcClient.create(new DriverManagerDataSource(url));
    this.node = new IntakeNode(url);
    prepare();
  }

  /** What became of it. */
  public record Result(
      int deliveries, long told, long inbox, long distinct, long absorbed, long distinctAbsorbed) {}

  public IntakeNode node() {
    return node;
  }

  private void prepare() {
    database
        .sql(
            """
            insert into client (key, name, zone, lateness_limit_minutes, review_hours, approval_hours, opened_at)
            values ('acme', 'Acme', 'UTC', 15, 24, 54, now())
            """)
        .update();
    database
        .sql(
            """
            insert into channel (id, client_key, platform, name, handle, base_url, secret,
              capabilities, main, state, state_detail, connected_at)
            values (gen_random_uuid(), 'acme', 'facebook', 'Acme', :handle,
              'https://graph.facebook.com', '', cast(:can as jsonb), false, 'CONNECTED', '', now())
            """)
        .param("handle", ACCOUNT)
        .param(
            "can",
            "{\"maxLength\":0,\"maxBytes\":0,\"urlLength\":0,\"maxImages\":0,\"maxImageBytes\":0,"
                + "\"imageTypes\":[],\"maxAltText\":0,\"resend\":\"NEVER\",\"settle\":0,"
                + "\"sameKeyWindow\":0,\"cost\":\"\"}")
        .update();
    database.sql("create table witness (id bigserial, event_key text not null)").update();
  }

  /** Sends so many deliveries, a fifth of them replays, and kills the node so many times. */
  public Result run(int deliveries, int kills) throws Exception {
    node.start();
    var fresh = deliveries - deliveries / 5;
    var calls = new ArrayList<byte[]>();
    var told = 0;
    for (int i = 0; i < fresh; i++) {
      var size = 1 + chance.nextInt(5);
      calls.add(call(told, size));
      told += size;
    }
    for (int i = fresh; i < deliveries; i++) calls.add(calls.get(chance.nextInt(fresh)));
    Collections.shuffle(calls, chance);

    var senders = Executors.newFixedThreadPool(SENDERS);
    try {
      var sent = new ArrayList<Future<?>>();
      for (var call : calls) sent.add(senders.submit(() -> untilAcknowledged(call)));
      for (int kill = 1; kill <= kills; kill++) {
        var after = deliveries * kill / (kills + 1);
        LiveServers.await(
            after + " are acknowledged", () -> acknowledged.get() >= after, Duration.ofMinutes(5));
        node.kill();
        node.start();
      }
      for (var one : sent) one.get(10, TimeUnit.MINUTES);
      LiveServers.await("all is absorbed", () -> open() == 0, Duration.ofMinutes(15));
    } finally {
      senders.shutdownNow();
    }
    return new Result(
        deliveries,
        told,
        count("select count(*) from inbox_event"),
        count("select count(distinct event_key) from inbox_event"),
        count("select count(*) from witness"),
        count("select count(distinct event_key) from witness"));
  }

  /** Sends at a steady rate and tells how long each acknowledgement took, in milliseconds. */
  public List<Double> latencies(int perSecond, Duration time) throws Exception {
    var senders = Executors.newScheduledThreadPool(32);
    try {
      var count = (int) (perSecond * time.toSeconds());
      var sent = new ArrayList<Future<Double>>();
      for (int i = 0; i < count; i++) {
        var call = call(10_000_000 + i * 5, 1 + chance.nextInt(5));
        sent.add(
            senders.schedule(
                () -> {
                  var begin = System.nanoTime();
                  if (send(call) != 200) throw new AssertionError("Not acknowledged");
                  return (System.nanoTime() - begin) / 1e6;
                },
                i * 1_000_000L / perSecond,
                TimeUnit.MICROSECONDS));
      }
      var latencies = new ArrayList<Double>();
      for (var one : sent) latencies.add(one.get(5, TimeUnit.MINUTES));
      Collections.sort(latencies);
      return latencies;
    } finally {
      senders.shutdownNow();
    }
  }

  private void untilAcknowledged(byte[] call) {
    while (send(call) != 200) {
      try {
        TimeUnit.MILLISECONDS.sleep(200);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    acknowledged.incrementAndGet();
  }

  private int send(byte[] call) {
    try {
      var request =
          HttpRequest.newBuilder(node.address())
              .timeout(Duration.ofSeconds(20))
              .header("Content-Type", "application/json")
              .header("X-Hub-Signature-256", "sha256=" + signature(call))
              .POST(BodyPublishers.ofByteArray(call))
              .build();
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Of ten things told nine are likes, as it is under posts that many see; one is a comment. */
  private byte[] call(int first, int size) {
    var now = System.currentTimeMillis() / 1000;
    var changes = new ArrayList<String>();
    for (int i = first; i < first + size; i++) {
      changes.add(
          (i % 10 == 0
                  ? "{\"field\":\"feed\",\"value\":{\"item\":\"comment\",\"verb\":\"add\",\"comment_id\":\"c%1$d\","
                      + "\"post_id\":\"1_%2$d\",\"parent_id\":\"1_%2$d\",\"message\":\"Number %1$d\","
                      + "\"from\":{\"id\":\"%3$d\",\"name\":\"U\"},\"created_time\":%4$d}}"
                  : "{\"field\":\"feed\",\"value\":{\"item\":\"reaction\",\"verb\":\"add\",\"reaction_type\":\"like\","
                      + "\"post_id\":\"1_%2$d\",\"from\":{\"id\":\"%3$d\",\"name\":\"U\"},\"created_time\":%4$d}}")
              .formatted(i, i % 97, 100 + i, now));
    }
    return "{\"object\":\"page\",\"entry\":[{\"id\":\"%s\",\"time\":%d,\"changes\":[%s]}]}"
        .formatted(ACCOUNT, now, String.join(",", changes))
        .getBytes(StandardCharsets.UTF_8);
  }

  private long open() {
    return count("select count(*) from inbox_event where absorbed_at is null");
  }

  private long count(String query) {
    return database.sql(query).query(Long.class).single();
  }

  private static String signature(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(IntakeNode.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
