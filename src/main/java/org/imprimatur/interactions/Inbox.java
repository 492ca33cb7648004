package org.imprimatur.interactions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.interactions.InboxQuery.Show;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists interactions, what breaches first on top; closed ones latest first. A page begins where the
 * one before ended and is read along an index, however many there are.
 */
@Component
public class Inbox {
  private static final String SELECT =
      """
      select i.*, coalesce(nullif(m.name, ''), nullif(m.handle, ''), 'somebody') as author, m.handle, m.vip
      from interaction i join audience_member m on m.id = i.member_id""";
  private static final String OVER = " and i.breach_at <= :now";
  private static final String HANDED_ON = " and i.breach_at > :now and i.breaches > 0";
  private static final String NEAR = " and i.breach_at > :now and i.breach_at <= :near";

  private final NamedParameterJdbcTemplate jdbc;

  Inbox(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public List<InboxRow> list(InboxQuery query) {
    if (query.clients().isEmpty()) return List.of();
    return jdbc.query(sql(query), parameters(query), Inbox::row);
  }

  /** How many there are of each sort, whatever part of the list the query shows. */
  @Transactional(readOnly = true)
  public InboxCounts count(
      InboxQuery query, Collection<Accountable> me, Collection<Accountable> us) {
    if (query.clients().isEmpty()) return new InboxCounts(0, 0, 0, 0, 0);
    var open = query.ownedBy(List.of()).show(Show.OPEN, query.now());
    var mine = open.ownedBy(me);
    var ours = open.ownedBy(us);
    return new InboxCounts(
        count(open, ""),
        count(open, OVER) + count(open, HANDED_ON),
        count(open, NEAR),
        me.isEmpty() ? 0 : count(mine, ""),
        us.isEmpty() ? 0 : count(ours, ""));
  }

  /** How many of these clients' interactions are, or were once, not answered in time. */
  @Transactional(readOnly = true)
  public int breached(Collection<String> clients, Instant now) {
    if (clients.isEmpty()) return 0;
    var open = InboxQuery.open(clients).show(Show.OPEN, now);
    return count(open, OVER) + count(open, HANDED_ON);
  }

  private int count(InboxQuery query, String which) {
    return jdbc.queryForObject(
        "select count(*) from (select 1 from interaction i where %s%s limit %d) counted"
            .formatted(matching(query), which, InboxCounts.MOST),
        parameters(query),
        Integer.class);
  }

  static String sql(InboxQuery query) {
    var sql = new StringBuilder(SELECT).append(" where ").append(matching(query));
    if (query.show() == Show.CLOSED) {
      if (query.after() != null) sql.append(" and (i.closed_at, i.id) < (:afterAt, :afterId)");
      sql.append(" order by i.closed_at desc, i.id desc");
    } else {
      if (query.after() != null) sql.append(" and (i.breach_at, i.id) > (:afterAt, :afterId)");
      sql.append(" order by i.breach_at, i.id");
    }
    return sql.append(" limit :limit").toString();
  }

  private static String matching(InboxQuery query) {
    // One client's own index serves it better than filtering everybody's.
    var sql =
        new StringBuilder(
            query.clients().size() == 1 ? "i.client_key = :client" : "i.client_key in (:clients)");
    sql.append(
        query.show() == Show.CLOSED ? " and i.closed_at is not null" : " and i.closed_at is null");
    if (query.show() == Show.BREACHED) sql.append(" and (i.breach_at <= :now or i.breaches > 0)");
    if (query.show() == Show.NEAR) sql.append(NEAR);
    if (query.state() != null) sql.append(" and i.state = :state");
    if (query.channel() != null) sql.append(" and i.channel_id = :channel");
    if (query.kind() != null) sql.append(" and i.kind = :kind");
    if (!query.owners().isEmpty()) sql.append(owned(query));
    return sql.toString();
  }

  /** Where all are of one sort, an index leads to them. */
  private static String owned(InboxQuery query) {
    var people = "i.accountable_person and i.accountable in (:people)";
    var groups = "not i.accountable_person and i.accountable in (:groups)";
    if (query.owners().stream().allMatch(Accountable::person)) return " and " + people;
    if (query.owners().stream().noneMatch(Accountable::person)) return " and " + groups;
    return " and (" + people + " or " + groups + ")";
  }

  static MapSqlParameterSource parameters(InboxQuery query) {
    var named =
        new MapSqlParameterSource("clients", query.clients())
            .addValue("limit", query.limit())
            .addValue("now", Timestamp.from(query.now()))
            .addValue("near", Timestamp.from(query.now().plus(InboxQuery.NEAR)))
            .addValue("people", names(query, true))
            .addValue("groups", names(query, false));
    if (query.clients().size() == 1) named.addValue("client", query.clients().iterator().next());
    if (query.state() != null) named.addValue("state", query.state().name());
    if (query.channel() != null) named.addValue("channel", query.channel());
    if (query.kind() != null) named.addValue("kind", query.kind().name());
    if (query.after() != null)
      named
          .addValue("afterAt", Timestamp.from(query.after().at()))
          .addValue("afterId", query.after().id());
    return named;
  }

  /** Nobody is called "". */
  private static List<String> names(InboxQuery query, boolean people) {
    var names =
        query.owners().stream()
            .filter(owner -> owner.person() == people)
            .map(Accountable::name)
            .toList();
    return names.isEmpty() ? List.of("") : names;
  }

  private static InboxRow row(ResultSet row, int no) throws SQLException {
    return new InboxRow(
        row.getObject("id", UUID.class),
        row.getString("client_key"),
        row.getObject("channel_id", UUID.class),
        Kind.valueOf(row.getString("kind")),
        InteractionState.valueOf(row.getString("state")),
        Priority.valueOf(row.getString("priority")),
        row.getString("author"),
        row.getString("handle"),
        row.getBoolean("vip"),
        row.getString("excerpt"),
        new Mood(Sentiment.valueOf(row.getString("sentiment")), row.getInt("sentiment_confidence")),
        row.getBoolean("sensitive"),
        row.getInt("messages"),
        row.getInt("folded"),
        new Accountable(row.getString("accountable"), row.getBoolean("accountable_person")),
        row.getInt("breaches"),
        instant(row, "opened_at"),
        instant(row, "last_message_at"),
        instant(row, "breach_at"),
        instant(row, "first_answered_at"),
        instant(row, "closed_at"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }
}
