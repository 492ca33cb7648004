package org.imprimatur.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.PlatformEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Everything that was heard, in the order in which it was. */
@Repository
class InboxEvents {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
  private static final String OPEN = " and absorbed_at is null and left_at is null ";

  private final JdbcClient database;

  InboxEvents(JdbcClient database) {
    this.database = database;
  }

  /** An event with its place in the order; the database takes many in one statement. */
  private record Numbered(long seq, PlatformEvent event) {}

  /**
   * The batch of the channel that what is heard now may join, since nothing of it was begun; it is
   * not begun before this transaction ends.
   *
   * @param since only batches begun later: none is to be kept from its turn by those who join
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<UUID> gathering(UUID channel, Instant since) {
    return database
        .sql(
            """
            select batch_id from inbox_gathering where channel_id = :channel and begun_at > :since
            limit 1 for key share skip locked
            """)
        .param("channel", channel)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .query(UUID.class)
        .optional();
  }

  void gather(UUID batch, UUID channel, Instant now) {
    database
        .sql(
            """
            insert into inbox_gathering (batch_id, channel_id, begun_at)
            values (:batch, :channel, :now)
            """)
        .param("batch", batch)
        .param("channel", channel)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** From now on nothing joins the batch; waits for those who are joining it. */
  void gathered(UUID batch) {
    database
        .sql("delete from inbox_gathering where batch_id = :batch")
        .param("batch", batch)
        .update();
  }

  /** Keeps what was not heard before; says whether there was any of it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean keep(UUID batch, Channel channel, List<PlatformEvent> events, Instant now) {
    var numbers =
        database
            .sql("select nextval('inbox_event_seq') from generate_series(1, :n)")
            .param("n", events.size())
            .query(Long.class)
            .list();
    var numbered = new ArrayList<Numbered>();
    for (int i = 0; i < events.size(); i++)
      numbered.add(new Numbered(numbers.get(i), events.get(i)));
    // Always in the same order, or two calls with the same events would wait for each other.
    return database
            .sql(
                """
                insert into inbox_event (id, seq, batch_id, client_key, channel_id, event_key, kind,
                  change, remote_id, thread, event, heard_at, tries, failure, left_by, left_because)
                select gen_random_uuid(), seq, :batch, :client, :channel, event->>'key',
                  event->>'kind', event->>'change', event->>'remoteId', event->>'thread', event, :now,
                  0, '', '', ''
                from jsonb_to_recordset(cast(:events as jsonb)) as numbered (seq bigint, event jsonb)
                order by event->>'key', seq
                on conflict (channel_id, event_key) do nothing
                """)
            .param("batch", batch)
            .param("client", channel.clientKey())
            .param("channel", channel.id())
            .param("events", json(numbered))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .update()
        > 0;
  }

  /** Events of the batch of which nothing has been made yet. */
  List<KeptEvent> open(UUID batch) {
    return database
        .sql("select * from inbox_event where batch_id = :batch" + OPEN + "order by seq")
        .param("batch", batch)
        .query(InboxEvents::kept)
        .list();
  }

  /**
   * Those of the batch that may be absorbed now: not tried too often, and no earlier one of their
   * thread is still to come.
   */
  List<KeptEvent> ready(UUID batch, int mostTries) {
    return database
        .sql(
            """
            select * from inbox_event e
            where batch_id = :batch and tries < :most and absorbed_at is null and left_at is null
              and not exists (
                select 1 from inbox_event b
                where b.channel_id = e.channel_id and b.thread = e.thread and b.seq < e.seq
                  and b.batch_id <> e.batch_id and b.tries < :most
                  and b.absorbed_at is null and b.left_at is null)
            order by seq limit 25
            """)
        .param("batch", batch)
        .param("most", mostTries)
        .query(InboxEvents::kept)
        .list();
  }

  void tried(Collection<UUID> events) {
    database
        .sql("update inbox_event set tries = tries + 1 where id in (:ids)")
        .param("ids", events)
        .update();
  }

  /** Whatever becomes of the transaction that failed. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void failed(Collection<UUID> events, String why) {
    database
        .sql("update inbox_event set failure = :why where id in (:ids)")
        .param("why", why)
        .param("ids", events)
        .update();
  }

  /** Locked, in their order, without those that somebody else has absorbed meanwhile. */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<KeptEvent> lock(Collection<UUID> events) {
    return database
        .sql("select * from inbox_event where id in (:ids)" + OPEN + "order by seq for update")
        .param("ids", events)
        .query(InboxEvents::kept)
        .list();
  }

  void absorbed(UUID event, Instant now) {
    database
        .sql("update inbox_event set absorbed_at = :now, failure = '' where id = :id")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", event)
        .update();
  }

  void again(UUID batch) {
    database
        .sql("update inbox_event set tries = 0 where batch_id = :batch" + OPEN)
        .param("batch", batch)
        .update();
  }

  void leave(UUID batch, int mostTries, String by, String why, Instant now) {
    database
        .sql(
            "update inbox_event set left_at = :now, left_by = :by, left_because = :why"
                + " where batch_id = :batch and tries >= :most"
                + OPEN)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("by", by)
        .param("why", why)
        .param("batch", batch)
        .param("most", mostTries)
        .update();
  }

  /**
   * What was said lately, in its latest words, and not asked about since; longest not asked first.
   */
  List<KeptEvent> unlooked(UUID channel, Instant since, Instant lookedBefore, int most) {
    return database
        .sql(
            """
            select * from inbox_event e
            where channel_id = :channel and heard_at > :since
              and kind <> 'REACTION' and change <> 'DELETED'
              and (looked_at is null and heard_at < :before or looked_at < :before)
              and not exists (
                select 1 from inbox_event n
                where n.channel_id = e.channel_id and n.remote_id = e.remote_id and n.seq > e.seq)
            order by coalesce(looked_at, heard_at) limit :most
            """)
        .param("channel", channel)
        .param("since", since.atOffset(ZoneOffset.UTC))
        .param("before", lookedBefore.atOffset(ZoneOffset.UTC))
        .param("most", most)
        .query(InboxEvents::kept)
        .list();
  }

  void looked(UUID event, Instant now) {
    database
        .sql("update inbox_event set looked_at = :now where id = :id")
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("id", event)
        .update();
  }

  private static KeptEvent kept(ResultSet row, int number) throws SQLException {
    return new KeptEvent(
        row.getObject("id", UUID.class),
        row.getLong("seq"),
        row.getString("client_key"),
        row.getObject("channel_id", UUID.class),
        event(row.getString("event")),
        row.getObject("heard_at", OffsetDateTime.class).toInstant(),
        row.getInt("tries"),
        row.getString("failure"));
  }

  private static String json(List<Numbered> events) {
    try {
      return JSON.writeValueAsString(events);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A platform event is not JSON", e);
    }
  }

  private static PlatformEvent event(String json) {
    try {
      return JSON.readValue(json, PlatformEvent.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The inbox holds an unreadable event", e);
    }
  }
}
