package org.imprimatur.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.clients.Clients;
import org.imprimatur.interactions.InboxQuery.Show;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Lists and figures, on a real database. */
@ProcessTest
class InboxTests {
  @Autowired ProcessDriver process;
  @Autowired Inbox inbox;
  @Autowired InboxReports reports;
  @Autowired Clients clients;
  @Autowired JdbcTemplate jdbc;
  @Autowired NamedParameterJdbcTemplate named;

  /** A client of this test alone. */
  private String client;

  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    client = "i" + Long.toString(System.nanoTime(), 36);
    channel = process.channel(client, "key");
  }

  @AfterEach
  void forget() {
    InboxRows.forget(jdbc, channel);
  }

  @Test
  void pagesTogetherHoldEveryRowOnceThoughManyBreachAtTheSameMoment() {
    InboxRows.open(jdbc, channel, 95, process.now());
    var query = all().atMost(7);
    var seen = new HashSet<UUID>();
    var last = java.time.Instant.EPOCH;
    var rows = 0;
    for (var page = inbox.list(query); !page.isEmpty(); page = inbox.list(query)) {
      for (var row : page) {
        seen.add(row.id());
        rows++;
        assertThat(row.breachAt()).isAfterOrEqualTo(last);
        last = row.breachAt();
      }
      query = query.after(InboxQuery.Place.parse(page.get(page.size() - 1).place().toString()));
    }
    assertThat(rows).isEqualTo(95);
    assertThat(seen).hasSize(95);
  }

  @Test
  void listIsCutDownToWhatIsAskedFor() {
    InboxRows.open(jdbc, channel, 400, process.now());
    var manager = List.of(Accountable.person("manager"));
    var team = List.of(Accountable.group("communityManagers"));

    assertThat(inbox.list(all().of(Kind.MENTION).atMost(200))).hasSize(100);
    assertThat(inbox.list(all().ownedBy(manager).atMost(200))).hasSize(40);
    // A group that is called like a person is somebody else.
    assertThat(inbox.list(all().ownedBy(List.of(Accountable.group("manager"))))).isEmpty();
    assertThat(inbox.list(all().in(InteractionState.TO_MODERATE))).isEmpty();
    assertThat(inbox.list(all().show(Show.CLOSED, process.now()))).isEmpty();
    // Nos. 1 to 209 are over now, ten for each minute of the hour to come follow.
    var counts = inbox.count(all().show(Show.OPEN, process.now()), manager, team);
    assertThat(counts).isEqualTo(new InboxCounts(400, 209, 191, 40, 360));
    assertThat(inbox.list(all().show(Show.NEAR, process.now()).atMost(200))).hasSize(191);
    assertThat(inbox.breached(List.of(client), process.now())).isEqualTo(209);
    assertThat(inbox.list(InboxQuery.open(List.of()))).isEmpty();
  }

  @Test
  void longListIsReadAlongAnIndexAndCountedNoFurtherThanNeeded() {
    InboxRows.open(jdbc, channel, 20_000, process.now());
    jdbc.execute("analyze interaction, audience_member");
    var query = all();

    for (var asked :
        List.of(
            query,
            query.on(channel.id()),
            query.after(inbox.list(query).get(49).place()),
            InboxQuery.open(List.of(client, "acme", "borealis"))))
      assertThat(plan(asked))
          .contains("Index Scan using interaction_")
          .doesNotContain("Seq Scan on interaction");
    assertThat(inbox.count(query.show(Show.OPEN, process.now()), List.of(), List.of()).open())
        .isEqualTo(InboxCounts.MOST);
  }

  private String plan(InboxQuery query) {
    return String.join(
        "\n",
        named.queryForList("explain " + Inbox.sql(query), Inbox.parameters(query), String.class));
  }

  @Test
  void figuresAreThoseCountedByHand() {
    // The last of them was closed this morning.
    process.advance(Duration.ofHours(4));
    var zone = clients.get(client).zone();
    // A Monday two weeks ago at nine, when the client begins to work.
    var monday = LocalDate.ofInstant(process.now(), zone).with(DayOfWeek.MONDAY).minusWeeks(2);
    var nine = monday.atTime(LocalTime.of(9, 0)).atZone(zone).toInstant();
    one(nine, 1, 2, 0);
    one(nine, 3, 5, 1);
    one(nine.plus(Duration.ofHours(1)), 2, 10, 0);
    // From Friday at 17:00 to Monday at 10:00 are 65 hours, two of them worked.
    one(monday.plusDays(4).atTime(17, 0).atZone(zone).toInstant(), 65, 65, 2);
    InboxRows.one(jdbc, channel, nine, null, null, 0);
    // Too long ago to be counted, but still open.
    InboxRows.one(jdbc, channel, nine.minus(Duration.ofDays(40)), null, null, 0);

    var report = reports.last(30, List.of(clients.get(client)), null);

    var whole = report.whole();
    assertThat(whole.arrived()).isEqualTo(5);
    assertThat(whole.open()).isEqualTo(1);
    assertThat(whole.breached()).isEqualTo(2);
    // 1, 2, 3, 65 hours: half within 2.5; nine of ten within 3 + 0.7 × 62.
    assertThat(whole.answer())
        .isEqualTo(new InboxReport.Span(4, Duration.ofMinutes(150), Duration.ofMinutes(2784)));
    // 2, 5, 10, 65 hours.
    assertThat(whole.resolution().median()).isEqualTo(Duration.ofMinutes(450));
    // Due after two hours: 1 and 2 are in time; 3, 65 and the missing one are not.
    assertThat(whole.inTime()).isEqualTo(2);
    assertThat(whole.late()).isEqualTo(3);
    assertThat(whole.inTimePercent()).isEqualTo(40);
    // Worked: 1, 2, 2, 3 hours.
    assertThat(report.workingAnswer())
        .isEqualTo(new InboxReport.Span(4, Duration.ofHours(2), Duration.ofMinutes(162)));
    assertThat(report.lines())
        .extracting(InboxReport.Line::channel)
        .containsExactly(null, channel.id());
    assertThat(report.lines()).extracting(InboxReport.Line::figures).containsOnly(whole);
    assertThat(report.hours())
        .contains(
            new InboxReport.Hour(DayOfWeek.MONDAY, 9, 3, Duration.ofHours(2)),
            new InboxReport.Hour(DayOfWeek.MONDAY, 10, 1, Duration.ofHours(2)),
            new InboxReport.Hour(DayOfWeek.FRIDAY, 17, 1, Duration.ofHours(65)));
    assertThat(report.days()).hasSize(30);
    assertThat(report.days())
        .contains(
            new InboxReport.Day(monday.minusDays(1), 0, 0, 1),
            new InboxReport.Day(monday, 4, 3, 2),
            new InboxReport.Day(monday.plusDays(4), 1, 0, 3),
            new InboxReport.Day(monday.plusDays(7), 0, 1, 2));
    assertThat(reports.last(30, List.of(clients.get(client)), UUID.randomUUID()).whole().arrived())
        .isZero();
    assertThat(reports.last(30, List.of(), null).whole().arrived()).isZero();
  }

  private void one(java.time.Instant opened, int answered, int closed, int breaches) {
    InboxRows.one(
        jdbc, channel, opened, Duration.ofHours(answered), Duration.ofHours(closed), breaches);
  }

  private InboxQuery all() {
    return InboxQuery.open(List.of(client));
  }
}
