package org.imprimatur.channels.practice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.imprimatur.channels.Moderation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The practice network's messages, and what accounts did about what others wrote. */
@Repository
class PracticeTalk {
  private final JdbcClient database;

  PracticeTalk(JdbcClient database) {
    this.database = database;
  }

  /** Stores a message, unless the key was used before: then the answer is empty. */
  Optional<Long> write(
      String account, String person, boolean fromAccount, String text, Instant now, String key) {
    return database
        .sql(
            """
            insert into practice_message
              (account, person, from_account, text, created_at, idempotency_key)
            values (:account, :person, :from, :text, :now, :key)
            on conflict (account, idempotency_key) do nothing returning id
            """)
        .param("account", account)
        .param("person", person)
        .param("from", fromAccount)
        .param("text", text)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("key", key)
        .query(Long.class)
        .optional();
  }

  Optional<PracticeMessage> withKey(String account, String key) {
    return database
        .sql("select * from practice_message where account = :account and idempotency_key = :key")
        .param("account", account)
        .param("key", key)
        .query(PracticeTalk::message)
        .optional();
  }

  Optional<PracticeMessage> message(long id) {
    return database
        .sql("select * from practice_message where id = :id")
        .param("id", id)
        .query(PracticeTalk::message)
        .optional();
  }

  /** What people wrote to an account after a message. */
  List<PracticeMessage> to(String account, long after) {
    return database
        .sql(
            "select * from practice_message where account = :account and not from_account"
                + " and id > :after order by id limit 40")
        .param("account", account)
        .param("after", after)
        .query(PracticeTalk::message)
        .list();
  }

  /** The latest messages, newest first. */
  List<PracticeMessage> latest(int most) {
    return database
        .sql("select * from practice_message order by id desc limit :most")
        .param("most", most)
        .query(PracticeTalk::message)
        .list();
  }

  /** When the account's people begin to talk: the first time they are asked. */
  Instant opened(String account, Instant now) {
    database
        .sql(
            "insert into practice_opening (account, opened_at) values (:account, :now)"
                + " on conflict do nothing")
        .param("account", account)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    return database
        .sql("select opened_at from practice_opening where account = :account")
        .param("account", account)
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  void act(String account, Moderation action, String target, Instant now) {
    database
        .sql(
            """
            insert into practice_act (account, action, target, done_at)
            values (:account, :action, :target, :now) on conflict do nothing
            """)
        .param("account", account)
        .param("action", action.name())
        .param("target", target)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  void undo(String account, Moderation action, String target) {
    database
        .sql(
            "delete from practice_act where account = :account and action = :action"
                + " and target = :target")
        .param("account", account)
        .param("action", action.name())
        .param("target", target)
        .update();
  }

  /** What the account did to a post or a person. */
  List<Moderation> acts(String account, String target) {
    return database
        .sql("select action from practice_act where account = :account and target = :target")
        .param("account", account)
        .param("target", target)
        .query(String.class)
        .list()
        .stream()
        .map(Moderation::valueOf)
        .toList();
  }

  private static PracticeMessage message(ResultSet row, int number) throws SQLException {
    return new PracticeMessage(
        row.getLong("id"),
        row.getString("account"),
        row.getString("person"),
        row.getBoolean("from_account"),
        row.getString("text"),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }
}
