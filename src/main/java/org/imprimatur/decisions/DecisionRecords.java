package org.imprimatur.decisions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Every evaluation of a decision table, added in the transaction it happened in. */
@Component
public class DecisionRecords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JdbcTemplate jdbc;

  DecisionRecords(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public void add(DecisionRecord made) {
    jdbc.update(
        """
        insert into decision_record
          (id, decision_key, decision_name, definition_id, definition_version, client_key, subject,
           process_instance, element, evaluated_at, inputs, rules, outputs)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
        """,
        UUID.randomUUID(),
        made.key(),
        made.name(),
        made.definition(),
        made.version(),
        made.client(),
        made.subject(),
        made.processInstance(),
        made.element(),
        Timestamp.from(made.at()),
        write(made.inputs()),
        write(made.rules()),
        write(made.outputs()));
  }

  /** What was decided about an item, in order. Who may know is for the caller to decide. */
  public List<DecisionRecord> of(UUID subject) {
    return jdbc.query(
        "select * from decision_record where subject = ? order by seq",
        (row, no) -> read(row),
        subject.toString());
  }

  /**
   * What one version of a table said last, the newest first.
   *
   * @param clients whose items may be told of
   */
  public List<DecisionRecord> latest(String definition, Collection<String> clients, int most) {
    return jdbc.query(
        "select * from decision_record where definition_id = ? and client_key = any(?)"
            + " order by seq desc limit ?",
        (row, no) -> read(row),
        definition,
        clients.toArray(String[]::new),
        most);
  }

  /** How often one version of a table was asked, and each of its rules matched, by its id. */
  public Tally tally(String definition, Collection<String> clients) {
    var keys = clients.toArray(String[]::new);
    var matched = new LinkedHashMap<String, Integer>();
    jdbc.query(
        """
        select rule ->> 'id' as rule, count(*) as matched
        from decision_record, jsonb_array_elements(rules) rule
        where definition_id = ? and client_key = any(?) group by 1
        """,
        row -> {
          matched.put(row.getString("rule"), row.getInt("matched"));
        },
        definition,
        keys);
    return jdbc.queryForObject(
        """
        select count(*) as asked, count(*) filter (where rules = '[]'::jsonb) as unmatched
        from decision_record where definition_id = ? and client_key = any(?)
        """,
        (row, no) -> new Tally(row.getInt("asked"), row.getInt("unmatched"), matched),
        definition,
        keys);
  }

  /**
   * How often a table was asked.
   *
   * @param unmatched how often no rule matched
   * @param matched how often each rule did, by its id; those that never did are missing
   */
  public record Tally(int asked, int unmatched, Map<String, Integer> matched) {}

  private static DecisionRecord read(ResultSet row) throws SQLException {
    return new DecisionRecord(
        row.getString("decision_key"),
        row.getString("decision_name"),
        row.getString("definition_id"),
        row.getInt("definition_version"),
        row.getString("client_key"),
        row.getString("subject"),
        row.getString("process_instance"),
        row.getString("element"),
        row.getTimestamp("evaluated_at").toInstant(),
        read(row.getString("inputs"), new TypeReference<List<DecisionRecord.Value>>() {}),
        read(row.getString("rules"), new TypeReference<List<DecisionRecord.Rule>>() {}),
        read(row.getString("outputs"), new TypeReference<List<DecisionRecord.Value>>() {}));
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A decision record cannot be read", e);
    }
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A decision cannot be recorded", e);
    }
  }
}
