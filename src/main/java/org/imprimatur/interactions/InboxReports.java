package org.imprimatur.interactions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.imprimatur.clients.BusinessCalendar;
import org.imprimatur.clients.Client;
import org.imprimatur.interactions.InboxReport.Day;
import org.imprimatur.interactions.InboxReport.Figures;
import org.imprimatur.interactions.InboxReport.Hour;
import org.imprimatur.interactions.InboxReport.Span;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts how interactions went, in the database; only working time is counted here. */
@Component
@Transactional(readOnly = true)
public class InboxReports {
  /** How long each took, by the calendar, in seconds. */
  private static final String ANSWER = "extract(epoch from i.first_answered_at - i.opened_at)";

  private static final String RESOLUTION = "extract(epoch from i.closed_at - i.opened_at)";

  /** What the table or its own author ended was not resolved by anybody. */
  private static final String RESOLVED =
      "(i.state in ('ANSWERED', 'MODERATED') or i.state = 'LEFT' and i.closed_by <> '')";

  private static final String LATE =
      """
      (i.first_answered_at > i.first_answer_due
        or i.first_answered_at is null and i.closed_at is null and i.first_answer_due <= :now)""";

  private static final String SCOPE =
      "i.client_key in (:clients) and (:channel::uuid is null or i.channel_id = :channel::uuid)";

  private static final String ARRIVED =
      "from interaction i join client c on c.key = i.client_key where "
          + SCOPE
          + " and i.opened_at >= :from and i.opened_at <= :now ";

  private final NamedParameterJdbcTemplate jdbc;
  private final Line line;
  private final Clock clock;

  InboxReports(NamedParameterJdbcTemplate jdbc, Line line, Clock clock) {
    this.jdbc = jdbc;
    this.line = line;
    this.clock = clock;
  }

  /**
   * The last days, today included.
   *
   * @param clients those whose interactions may be seen, and are wanted
   * @param channel one channel, or null for all
   */
  public InboxReport last(int days, Collection<Client> clients, UUID channel) {
    var now = clock.instant();
    var zone = zone(clients);
    var today = LocalDate.ofInstant(now, zone);
    var first = today.minusDays(days - 1);
    if (clients.isEmpty()) return nothing(first, zone);
    var period =
        new MapSqlParameterSource("clients", clients.stream().map(Client::key).toList())
            .addValue("channel", channel == null ? null : channel.toString())
            .addValue("from", Timestamp.from(first.atStartOfDay(zone).toInstant()))
            .addValue("now", Timestamp.from(now))
            .addValue("first", first)
            .addValue("today", today);
    var lines = lines(period);
    return new InboxReport(
        first,
        zone,
        whole(period),
        working(period, "i.first_answered_at", "i.first_answered_at is not null"),
        working(period, "i.closed_at", RESOLVED),
        lines,
        hours(period),
        backlog(period, first, today));
  }

  private static InboxReport nothing(LocalDate first, ZoneId zone) {
    var none = new Span(0, null, null);
    return new InboxReport(
        first,
        zone,
        new Figures(0, none, none, 0, 0, 0, 0),
        none,
        none,
        List.of(),
        List.of(),
        List.of());
  }

  /** That of the clients where they share one. */
  private static ZoneId zone(Collection<Client> clients) {
    var zones = clients.stream().map(Client::zone).distinct().toList();
    return zones.size() == 1 ? zones.get(0) : ZoneOffset.UTC;
  }

  private Figures whole(MapSqlParameterSource period) {
    return jdbc.queryForObject("select " + figures() + ARRIVED, period, (row, no) -> figures(row));
  }

  private List<InboxReport.Line> lines(MapSqlParameterSource period) {
    return jdbc.query(
        "select i.client_key, i.channel_id, "
            + figures()
            + ARRIVED
            + """
            group by grouping sets ((i.client_key), (i.client_key, i.channel_id))
            order by i.client_key, i.channel_id nulls first
            """,
        period,
        (row, no) ->
            new InboxReport.Line(
                row.getString("client_key"),
                row.getObject("channel_id", UUID.class),
                figures(row)));
  }

  private static String figures() {
    return """
        count(*) as arrived,
        count(i.first_answered_at) as answered,
        percentile_cont(0.5) within group (order by %1$s) as answer_median,
        percentile_cont(0.9) within group (order by %1$s) as answer_p90,
        count(*) filter (where %3$s) as resolved,
        percentile_cont(0.5) within group (order by %2$s) filter (where %3$s) as resolution_median,
        percentile_cont(0.9) within group (order by %2$s) filter (where %3$s) as resolution_p90,
        count(*) filter (where i.first_answered_at <= i.first_answer_due) as in_time,
        count(*) filter (where %4$s) as late,
        count(*) filter (where i.breaches > 0 or i.closed_at is null and i.breach_at <= :now)
          as breached,
        count(*) filter (where i.closed_at is null) as still_open
        """
        .formatted(ANSWER, RESOLUTION, RESOLVED, LATE);
  }

  private static Figures figures(ResultSet row) throws SQLException {
    return new Figures(
        row.getInt("arrived"),
        new Span(row.getInt("answered"), seconds(row, "answer_median"), seconds(row, "answer_p90")),
        new Span(
            row.getInt("resolved"),
            seconds(row, "resolution_median"),
            seconds(row, "resolution_p90")),
        row.getInt("in_time"),
        row.getInt("late"),
        row.getInt("breached"),
        row.getInt("still_open"));
  }

  private static Duration seconds(ResultSet row, String column) throws SQLException {
    var seconds = row.getDouble(column);
    return row.wasNull() ? null : Duration.ofSeconds(Math.round(seconds));
  }

  private List<Hour> hours(MapSqlParameterSource period) {
    return jdbc.query(
        """
        select extract(isodow from i.opened_at at time zone c.zone)::int as day,
          extract(hour from i.opened_at at time zone c.zone)::int as hour,
          count(*) as arrived,
          percentile_cont(0.5) within group (order by %s) as median
        """
                .formatted(ANSWER)
            + ARRIVED
            + "group by 1, 2 order by 1, 2",
        period,
        (row, no) ->
            new Hour(
                DayOfWeek.of(row.getInt("day")),
                row.getInt("hour"),
                row.getInt("arrived"),
                seconds(row, "median")));
  }

  /** Backwards from what is open now, so that nothing before the period has to be counted. */
  private List<Day> backlog(MapSqlParameterSource period, LocalDate first, LocalDate today) {
    var arrived = perDay(period, "opened_at");
    var closed = perDay(period, "closed_at");
    var open =
        jdbc.queryForObject(
            "select count(*) from interaction i where i.closed_at is null and " + SCOPE,
            period,
            Integer.class);
    var days = new ArrayList<Day>();
    for (var date = today; !date.isBefore(first); date = date.minusDays(1)) {
      var came = arrived.getOrDefault(date, 0);
      var went = closed.getOrDefault(date, 0);
      days.add(new Day(date, came, went, open));
      open += went - came;
    }
    Collections.reverse(days);
    return List.copyOf(days);
  }

  /** Where clients' days begin at other times, the edges belong to the first and the last day. */
  private HashMap<LocalDate, Integer> perDay(MapSqlParameterSource period, String moment) {
    var counts = new HashMap<LocalDate, Integer>();
    jdbc.query(
        """
        select least(greatest((i.%1$s at time zone c.zone)::date, :first), :today) as day,
          count(*) as count
        from interaction i join client c on c.key = i.client_key
        where %2$s and i.%1$s >= :from and i.%1$s <= :now group by 1
        """
            .formatted(moment, SCOPE),
        period,
        row -> {
          counts.put(row.getObject("day", LocalDate.class), row.getInt("count"));
        });
    return counts;
  }

  private Span working(MapSqlParameterSource period, String end, String which) {
    var calendars = new HashMap<String, BusinessCalendar>();
    var took =
        jdbc.query(
            "select i.client_key, i.opened_at, %s as ended ".formatted(end)
                + ARRIVED
                + " and "
                + which,
            period,
            (row, no) ->
                calendars
                    .computeIfAbsent(row.getString("client_key"), line::calendar)
                    .between(instant(row, "opened_at"), instant(row, "ended")));
    Collections.sort(took);
    return new Span(took.size(), percentile(took, 0.5), percentile(took, 0.9));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  /** Between two values in proportion, as the database does it. */
  private static Duration percentile(List<Duration> sorted, double part) {
    if (sorted.isEmpty()) return null;
    var place = part * (sorted.size() - 1);
    var below = sorted.get((int) Math.floor(place));
    var above = sorted.get((int) Math.ceil(place));
    var share = Math.round((place - Math.floor(place)) * above.minus(below).toSeconds());
    return Duration.ofSeconds(below.toSeconds() + share);
  }
}
