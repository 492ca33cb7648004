package org.imprimatur.security;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sees whether anything was written, in any table of ours or of the engine. */
final class Tables {
  private final JdbcClient jdbc;
  private final String query;

  Tables(JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.query =
        names(jdbc).stream()
            .map(
                table ->
                    "select '%1$s', count(*) || ' ' || coalesce(max(xmin::text::bigint), 0) from %1$s"
                        .formatted(table))
            .collect(Collectors.joining(" union all "));
  }

  /** How many rows each table has and by which transaction it was written last. */
  Map<String, String> state() {
    var state = new TreeMap<String, String>();
    jdbc.sql(query)
        .query(
            row -> {
              state.put(row.getString(1), row.getString(2));
            });
    return state;
  }

  /** All but what is written by itself or for everybody who calls. */
  private static List<String> names(JdbcClient jdbc) {
    return jdbc.sql(
            """
            select table_name from information_schema.tables
            where table_schema = 'public' and table_type = 'BASE TABLE'
              and table_name not in ('act_ru_meter_log', 'act_ge_property', 'idempotency_key')
            """)
        .query(String.class)
        .list();
  }
}
