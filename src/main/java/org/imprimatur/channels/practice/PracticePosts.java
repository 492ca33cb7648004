package org.imprimatur.channels.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The practice network's posts. */
@Repository
class PracticePosts {
  private static final String POST =
      """
      select p.id, p.account, p.text, p.created_at, p.reply_to, p.edited_at, p.deleted_at,
        (select count(*) from practice_post r
          where r.reply_to = p.id and r.deleted_at is null) as replies
      from practice_post p
      """;

  private final JdbcClient database;

  PracticePosts(JdbcClient database) {
    this.database = database;
  }

  /** Stores the post, unless the account has used the key before: then the answer is empty. */
  Optional<Long> add(
      String account, String text, Instant now, Long replyTo, String idempotencyKey) {
    return database
        .sql(
            """
            insert into practice_post (account, text, created_at, reply_to, idempotency_key)
            values (:account, :text, :now, :replyTo, :key)
            on conflict (account, idempotency_key) do nothing
            returning id
            """)
        .param("account", account)
        .param("text", text)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("replyTo", replyTo)
        .param("key", idempotencyKey)
        .query(Long.class)
        .optional();
  }

  Optional<PracticePost> withKey(String account, String idempotencyKey) {
    return database
        .sql(POST + "where p.account = :account and p.idempotency_key = :key")
        .param("account", account)
        .param("key", idempotencyKey)
        .query(PracticePosts::post)
        .optional();
  }

  Optional<PracticePost> withId(long id) {
    return database
        .sql(POST + "where p.id = :id and p.deleted_at is null")
        .param("id", id)
        .query(PracticePosts::post)
        .optional();
  }

  Optional<PracticePost> evenDeleted(long id) {
    return database
        .sql(POST + "where p.id = :id")
        .param("id", id)
        .query(PracticePosts::post)
        .optional();
  }

  /** The account's own posts since then. */
  List<PracticePost> since(String account, Instant since) {
    return database
        .sql(
            POST
                + "where p.account = :account and p.reply_to is null and p.created_at > :since"
                + " and p.deleted_at is null order by p.id")
        .param("account", account)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(PracticePosts::post)
        .list();
  }

  /** What others wrote beneath the account's posts or named it in, after a post. */
  List<PracticePost> about(String account, long after) {
    return database
        .sql(
            POST
                + """
                where p.id > :after and p.account <> :account and p.deleted_at is null
                  and (exists (select 1 from practice_post o
                      where o.id = p.reply_to and o.account = :account)
                    or p.reply_to is null and p.text ~* ('@' || :pattern || '\\M'))
                order by p.id limit 40
                """)
        .param("after", after)
        .param("account", account)
        // Handles have letters, digits, dots and underscores only.
        .param("pattern", account.replace(".", "\\."))
        .query(PracticePosts::post)
        .list();
  }

  void edit(String account, String idempotencyKey, String text, Instant now) {
    database
        .sql(
            "update practice_post set text = :text, edited_at = :now where account = :account"
                + " and idempotency_key = :key and edited_at is null and deleted_at is null")
        .param("text", text)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("account", account)
        .param("key", idempotencyKey)
        .update();
  }

  void delete(String account, String idempotencyKey, Instant now) {
    database
        .sql(
            "update practice_post set deleted_at = :now where account = :account"
                + " and idempotency_key = :key and deleted_at is null")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("account", account)
        .param("key", idempotencyKey)
        .update();
  }

  void delete(long id, Instant now) {
    database
        .sql("update practice_post set deleted_at = :now where id = :id and deleted_at is null")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", id)
        .update();
  }

  List<PracticePost> feed(PracticeFeed feed, int limit) {
    return database
        .sql(
            POST
                + """
                where p.reply_to is null and p.id < :before and p.deleted_at is null
                  and (:account = '' or p.account = :account)
                  and (:tag = '' or p.text ~* ('#' || :tag || '\\M'))
                order by p.id desc limit :limit
                """)
        .param("before", feed.before())
        .param("account", feed.account())
        .param("tag", feed.tag())
        .param("limit", limit)
        .query(PracticePosts::post)
        .list();
  }

  /** The comments on these posts, oldest first. */
  List<PracticePost> commentsOn(Collection<Long> posts) {
    if (posts.isEmpty()) {
      return List.of();
    }
    return database
        .sql(POST + "where p.reply_to in (:posts) and p.deleted_at is null order by p.id")
        .param("posts", posts)
        .query(PracticePosts::post)
        .list();
  }

  private static PracticePost post(ResultSet row, int number) throws SQLException {
    return new PracticePost(
        row.getLong("id"),
        row.getString("account"),
        row.getString("text"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("reply_to", Long.class),
        row.getLong("replies"),
        time(row, "edited_at"),
        time(row, "deleted_at"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
