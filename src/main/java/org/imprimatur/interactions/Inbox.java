package org.imprimatur.interactions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent.Kind;
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
  private final NamedParameterJdbcTemplate jdbc;

  Inbox(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional(readOnly = true)
  public List<InboxRow> list(InboxQuery query) {
    if (query.clients().isEmpty()) return List.of();
    return jdbc.query(sql(query), parameters(query), Inbox::row);
  }

  /** How many are open. */
  @Transactional(readOnly = true)
  public int countOpen(Collection<String> clients) {
    if (clients.isEmpty()) return 0;
    return jdbc.queryForObject(
        "select count(*) from interaction where client_key in (:clients) and closed_at is null",
        new MapSqlParameterSource("clients", clients),
        Integer.class);
  }

  static String sql(InboxQuery query) {
    var sql =
        new StringBuilder(
            """
            select i.*, m.name as author, m.handle, m.vip
            from interaction i join audience_member m on m.id = i.member_id
            where\s""");
    // One client's own index serves it better than filtering everybody's.
    sql.append(
        query.clients().size() == 1 ? "i.client_key = :client" : "i.client_key in (:clients)");
    sql.append(query.closed() ? " and i.closed_at is not null" : " and i.closed_at is null");
    if (query.state() != null) sql.append(" and i.state = :state");
    if (query.channel() != null) sql.append(" and i.channel_id = :channel");
    if (query.kind() != null) sql.append(" and i.kind = :kind");
    if (query.owner() != null) sql.append(" and i.accountable = :owner");
    if (query.closed()) {
      if (query.after() != null) sql.append(" and (i.closed_at, i.id) < (:afterAt, :afterId)");
      sql.append(" order by i.closed_at desc, i.id desc");
    } else {
      if (query.after() != null) sql.append(" and (i.breach_at, i.id) > (:afterAt, :afterId)");
      sql.append(" order by i.breach_at, i.id");
    }
    return sql.append(" limit :limit").toString();
  }

  static MapSqlParameterSource parameters(InboxQuery query) {
    var named =
        new MapSqlParameterSource("clients", query.clients()).addValue("limit", query.limit());
    if (query.clients().size() == 1) named.addValue("client", query.clients().iterator().next());
    if (query.state() != null) named.addValue("state", query.state().name());
    if (query.channel() != null) named.addValue("channel", query.channel());
    if (query.kind() != null) named.addValue("kind", query.kind().name());
    if (query.owner() != null) named.addValue("owner", query.owner());
    if (query.after() != null)
      named
          .addValue("afterAt", Timestamp.from(query.after().at()))
          .addValue("afterId", query.after().id());
    return named;
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
        Sentiment.valueOf(row.getString("sentiment")),
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
