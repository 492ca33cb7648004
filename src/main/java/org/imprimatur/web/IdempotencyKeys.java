package org.imprimatur.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.time.SharedClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The keys callers have used, and the answers they got. */
@Component
class IdempotencyKeys {
  static final Duration KEPT = Duration.ofHours(24);

  /** Longer than any call of ours may take. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private final JdbcClient database;
  private final Clock clock;

  IdempotencyKeys(JdbcClient database, @SharedClock Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** One call: who, under which key, what for. */
  record Call(String person, String key, String request, String bodyDigest) {}

  /** What a call was answered; a status of null means that it still runs. */
  record Answer(
      String request,
      String bodyDigest,
      Integer status,
      String contentType,
      String location,
      byte[] response) {
    boolean isTo(Call call) {
      return request.equals(call.request()) && bodyDigest.equals(call.bodyDigest());
    }
  }

  /**
   * Takes the key for a call, unless it was used before or its call still runs. Committed at once,
   * so that a second call sees it.
   *
   * @return the lease to finish with
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public Optional<UUID> take(Call call) {
    var now = clock.instant();
    database
        .sql("delete from idempotency_key where created_at < ?")
        .param(Timestamp.from(now.minus(KEPT)))
        .update();
    var lease = UUID.randomUUID();
    var taken =
        database
            .sql(
                """
                insert into idempotency_key
                  (person, key, request, body_digest, created_at, lease, leased_until)
                values (:person, :key, :request, :digest, :now, :lease, :until)
                on conflict (person, key) do update
                  set lease = excluded.lease, leased_until = excluded.leased_until
                  where idempotency_key.status is null
                    and idempotency_key.leased_until < excluded.created_at
                    and idempotency_key.request = excluded.request
                    and idempotency_key.body_digest = excluded.body_digest
                """)
            .param("person", call.person())
            .param("key", call.key())
            .param("request", call.request())
            .param("digest", call.bodyDigest())
            .param("now", Timestamp.from(now))
            .param("lease", lease)
            .param("until", Timestamp.from(now.plus(LEASE)))
            .update();
    return taken == 1 ? Optional.of(lease) : Optional.empty();
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
  public Optional<Answer> find(Call call) {
    return database
        .sql("select * from idempotency_key where person = ? and key = ?")
        .params(call.person(), call.key())
        .query(IdempotencyKeys::answer)
        .optional();
  }

  /**
   * Keeps the answer, in the transaction of the work.
   *
   * @return false if the lease was lost: somebody else does the work, it must not be done here
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean finish(Call call, UUID lease, Answer answer) {
    return database
            .sql(
                """
                update idempotency_key
                set status = :status, content_type = :type, location = :location,
                  response = :response
                where person = :person and key = :key and lease = :lease and status is null
                """)
            .param("status", answer.status())
            .param("type", answer.contentType())
            .param("location", answer.location())
            .param("response", answer.response())
            .param("person", call.person())
            .param("key", call.key())
            .param("lease", lease)
            .update()
        == 1;
  }

  /** Nothing was done: the key is free for another try. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void release(Call call, UUID lease) {
    database
        .sql(
            "delete from idempotency_key where person = ? and key = ? and lease = ? and status is"
                + " null")
        .params(call.person(), call.key(), lease)
        .update();
  }

  private static Answer answer(ResultSet row, int no) throws SQLException {
    return new Answer(
        row.getString("request"),
        row.getString("body_digest"),
        (Integer) row.getObject("status"),
        row.getString("content_type"),
        row.getString("location"),
        row.getBytes("response"));
  }
}
