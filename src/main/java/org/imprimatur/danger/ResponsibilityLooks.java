package org.imprimatur.danger;

import java.sql.Timestamp;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Keeps the last look only. */
@Component
class ResponsibilityLooks {
  private final JdbcTemplate jdbc;

  ResponsibilityLooks(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void keep(ResponsibilityLook look) {
    jdbc.update(
        """
        insert into responsibility_look values (true, ?, ?, ?, ?)
        on conflict (one) do update set open_interactions = excluded.open_interactions,
          without_accountable = excluded.without_accountable,
          open_tasks_of_nobody = excluded.open_tasks_of_nobody, looked_at = excluded.looked_at
        """,
        look.open(),
        look.withoutAccountable(),
        look.tasksOfNobody(),
        Timestamp.from(look.at()));
  }

  Optional<ResponsibilityLook> last() {
    return jdbc
        .query(
            "select * from responsibility_look",
            (row, no) ->
                new ResponsibilityLook(
                    row.getInt("open_interactions"),
                    row.getInt("without_accountable"),
                    row.getInt("open_tasks_of_nobody"),
                    row.getTimestamp("looked_at").toInstant()))
        .stream()
        .findFirst();
  }
}
