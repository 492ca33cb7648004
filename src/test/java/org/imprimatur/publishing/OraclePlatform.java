package org.imprimatur.publishing;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Capabilities;
import org.imprimatur.channels.Capabilities.Resend;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.LookupWindow;
import org.imprimatur.channels.PostLookup;
import org.imprimatur.channels.PostPublisher;
import org.imprimatur.channels.Preparation;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.channels.SendResult;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A platform that several processes share: its posts are in a table of its own, written on a
 * connection of its own, so that they outlive whoever sent them. Accounts are of the kinds {@code
 * key-…} and {@code lookup-…}; every other post is answered unclearly the first time.
 */
final class OraclePlatform implements PostPublisher, PostLookup {
  private final JdbcTemplate oracle;
  private final Fate fate;

  OraclePlatform(DataSource apart, Fate fate) {
    this.oracle = new JdbcTemplate(apart);
    this.fate = fate;
    oracle.execute(
        """
        create table if not exists oracle_post (
          id bigserial primary key, account text, key text, body text, at timestamptz);
        create table if not exists oracle_call (key text);
        """);
  }

  long online(String key) {
    return oracle.queryForObject("select count(*) from oracle_post where key = ?", Long.class, key);
  }

  @Override
  public String key() {
    return "oracle";
  }

  @Override
  public String name() {
    return "Oracle";
  }

  @Override
  public Capabilities connect(Account account) {
    var resend = keyed(account) ? Resend.SAME_KEY : Resend.AFTER_TWO_ABSENCES;
    return new Capabilities(
        500, 0, 0, 0, 0, Set.of(), 0, resend, Duration.ofSeconds(60), Duration.ofMinutes(50));
  }

  @Override
  public int length(String text, Capabilities capabilities) {
    return text.length();
  }

  @Override
  public Preparation prepare(Account account, Delivery delivery) {
    return Preparation.ready(delivery.progress());
  }

  @Override
  public SendResult publish(Account account, Delivery delivery) {
    var key = delivery.idempotencyKey();
    var again =
        oracle.queryForObject("select count(*) from oracle_call where key = ?", Long.class, key)
            > 0;
    oracle.update("insert into oracle_call values (?)", key);
    var behaviour = again ? 0 : Math.floorMod(key.hashCode(), 4);
    if (behaviour != 1 && !(keyed(account) && online(key) > 0)) {
      oracle.update(
          "insert into oracle_post (account, key, body, at) values (?, ?, ?, clock_timestamp())",
          account.handle(),
          key,
          delivery.text());
    }
    fate.reached(CrashPoint.BEFORE_ANSWER);
    if (behaviour == 1 || behaviour == 2) return new SendResult.Unknown("Connection reset");
    return new SendResult.Confirmed(posts(account, delivery).get(0));
  }

  @Override
  public LookupResult find(Account account, Delivery delivery, LookupWindow window) {
    var found = posts(account, delivery);
    if (found.isEmpty()) return new LookupResult.Absent();
    return found.size() == 1
        ? new LookupResult.Found(found.get(0))
        : new LookupResult.Ambiguous(found);
  }

  private List<RemotePost> posts(Account account, Delivery delivery) {
    return oracle.query(
        "select id, at from oracle_post where account = ? and body = ? order by id",
        (row, n) ->
            new RemotePost(
                row.getString("id"),
                "https://oracle.example/" + row.getString("id"),
                "",
                delivery.text(),
                row.getTimestamp("at").toInstant()),
        account.handle(),
        delivery.text());
  }

  private static boolean keyed(Account account) {
    return account.handle().startsWith("key");
  }
}
