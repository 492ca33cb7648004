package org.imprimatur.interactions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.interactions.InteractionNoted.What;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether everything that waits has exactly one accountable who exists. */
@Service
@Transactional
public class Responsibility {
  /** More are found by the next look. */
  private static final int MOST = 200;

  /** A person without an account, or a group without members, sees to nothing. */
  private static final String NOBODYS =
      """
      i.closed_at is null and not (
        case when i.accountable_person
          then exists (select 1 from act_id_user u where u.id_ = i.accountable)
          else exists (select 1 from act_id_membership m where m.group_id_ = i.accountable)
        end)
      """;

  private static final String CASE =
      """
      select i.id, i.client_key, i.excerpt, i.kind,
        coalesce(nullif(m.name, ''), nullif(m.handle, ''), 'somebody') as author
      from interaction i join audience_member m on m.id = i.member_id
      where
      """;

  private final JdbcTemplate jdbc;
  private final Interactions interactions;
  private final Line line;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Responsibility(
      JdbcTemplate jdbc,
      Interactions interactions,
      Line line,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.interactions = interactions;
    this.line = line;
    this.events = events;
    this.clock = clock;
  }

  /**
   * An interaction that something is wrong with.
   *
   * @param title who wrote what; hostile
   */
  public record Case(UUID interaction, String client, String title) {}

  /** Those that nobody answered since before this moment, the oldest first. */
  @Transactional(readOnly = true)
  public List<Case> unansweredSince(Instant moment) {
    return jdbc.query(
        CASE
            + " i.closed_at is null and i.first_answered_at is null and i.opened_at < ?"
            + " order by i.opened_at limit "
            + MOST,
        Responsibility::found,
        Timestamp.from(moment));
  }

  /** Those whose accountable does not exist. */
  @Transactional(readOnly = true)
  public List<Case> nobodys() {
    return jdbc.query(
        CASE + NOBODYS + " order by i.opened_at limit " + MOST, Responsibility::found);
  }

  /** Whether this one has no accountable who exists. */
  @Transactional(readOnly = true)
  public boolean isNobodys(UUID interaction) {
    return !jdbc.query(CASE + " i.id = ? and " + NOBODYS, Responsibility::found, interaction)
        .isEmpty();
  }

  /** Whether this one waits for its first answer. */
  @Transactional(readOnly = true)
  public boolean unanswered(UUID interaction) {
    return interactions
        .findById(interaction)
        .filter(i -> i.open() && i.firstAnsweredAt() == null)
        .isPresent();
  }

  /** How many wait. */
  @Transactional(readOnly = true)
  public int open() {
    return jdbc.queryForObject(
        "select count(*) from interaction where closed_at is null", Integer.class);
  }

  /** The client's lead becomes accountable. */
  public void giveToLead(UUID id) {
    var interaction = interactions.lock(id).orElseThrow();
    var lead = line.lead(interaction.clientKey());
    if (!interaction.open() || interaction.accountable().equals(lead)) return;
    interaction.takeOn(lead, clock.instant());
    events.publishEvent(
        new InteractionNoted(
            id,
            interaction.clientKey(),
            What.HANDED_OVER,
            "",
            "nobody was responsible; now " + interaction.accountable().name()));
    events.publishEvent(new OwnerChanged(id));
  }

  private static Case found(ResultSet row, int no) throws SQLException {
    return new Case(
        row.getObject("id", UUID.class),
        row.getString("client_key"),
        "%s: %s".formatted(row.getString("author"), row.getString("excerpt")));
  }
}
