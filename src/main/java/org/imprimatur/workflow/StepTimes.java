package org.imprimatur.workflow;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Where the time of a process went, from what the engine keeps of the past. Always the same three
 * queries, however much that is; times are by the calendar, nights and weekends included.
 *
 * <p>Somebody works on a task from when they claim it until they do it or give it back. All other
 * time is waiting: before anybody claims it, and to the end where nobody does or where it was given
 * to somebody.
 */
@Component
public class StepTimes {

  /** The visits to steps, in instances at work in the period; a later round is a return. */
  private static final String VISITS =
      """
      with visit as (
        select a.id_, a.act_id_, a.act_type_, a.act_name_, a.task_id_, a.call_proc_inst_id_,
          a.start_time_, a.end_time_, coalesce(p.tenant_id_, '') as tenant,
          extract(epoch from a.end_time_ - a.start_time_) as span,
          coalesce(a.act_inst_state_, 0) = 2 as stopped,
          case when body.id_ is null then row_number() over (
            partition by a.proc_inst_id_, a.act_id_ order by a.start_time_, a.sequence_counter_, a.id_)
          else 1 end as round
        from act_hi_procinst p
        join act_hi_actinst a on a.proc_inst_id_ = p.id_
        left join act_hi_actinst body on body.id_ = a.parent_act_inst_id_
          and body.act_id_ = a.act_id_ || '#multiInstanceBody'
        where p.proc_def_key_ = :key and coalesce(p.tenant_id_, '') in (:clients)
          and (p.end_time_ is null or p.end_time_ >= :since)
          and a.act_type_ in ('userTask', 'serviceTask', 'sendTask', 'businessRuleTask',
            'callActivity', 'receiveTask', 'intermediateTimer', 'intermediateMessageCatch',
            'intermediateSignalCatch', 'intermediateConditional', 'eventBasedGateway',
            'multiInstanceBody')
      ),
      """;

  private static final String STEPS =
      VISITS
          + """
      held as (
        select v.id_ as visit, l.timestamp_ as taken, l.operation_type_ as what,
          l.assigner_id_ = l.user_id_ as claimed,
          least(v.end_time_, coalesce(lead(l.timestamp_) over (
            partition by l.task_id_, l.user_id_ order by l.timestamp_, l.operation_type_),
            v.end_time_)) as given_back
        from visit v join act_hi_identitylink l on l.task_id_ = v.task_id_
        where l.type_ = 'assignee'
      ),
      work as (
        select visit, sum(extract(epoch from given_back - taken)) as span
        from held where what = 'add' and claimed group by visit
      ),
      asked as (
        select v.id_ as visit, range_agg(tsrange(a.start_time_, a.end_time_)) as times
        from visit v join act_hi_actinst a on a.proc_inst_id_ = v.call_proc_inst_id_
        where a.act_type_ = 'userTask' and a.end_time_ is not null group by v.id_
      ),
      inside as (
        select asked.visit, sum(extract(epoch from upper(span) - lower(span))) as span
        from asked cross join lateral unnest(asked.times) as span group by asked.visit
      ),
      timed as (
        select v.*, work.span as working, inside.span as inside,
          not v.stopped and v.end_time_ >= :since as done
        from visit v
        left join work on work.visit = v.id_
        left join inside on inside.visit = v.id_
      )
      select grouping(act_id_) as of_client, act_id_, act_type_, tenant,
        (array_agg(act_name_ order by start_time_ desc))[1] as name,
        count(*) filter (where done) as done,
        count(*) filter (where stopped and end_time_ >= :since) as stopped,
        count(*) filter (where end_time_ is null) as open,
        count(*) filter (where round > 1 and start_time_ >= :since) as again,
        percentile_cont(0.5) within group (order by span) filter (where done) as median,
        percentile_cont(0.9) within group (order by span) filter (where done) as p90,
        sum(span) filter (where done) as total,
        sum(span) filter (where done and act_type_ = 'userTask') as human,
        sum(working) filter (where done) as working,
        sum(inside) filter (where done) as inside
      from timed
      group by grouping sets ((act_id_, act_type_), (tenant))
      """;

  /** A machine step's time begins when it is due to run, so tries that failed are part of it. */
  private static final String JOBS =
      """
      with job as (
        select act_id_, job_id_, min(timestamp_) filter (where job_state_ = 0) as made,
          max(timestamp_) filter (where job_state_ = 2) as done,
          count(*) filter (where job_state_ = 1 and timestamp_ >= :since) as failed
        from act_hi_job_log
        where process_def_key_ = :key and coalesce(tenant_id_, '') in (:clients)
          and job_def_type_ = 'async-continuation' and job_def_configuration_ = 'async-before'
        group by act_id_, job_id_
      ), timed as (
        select act_id_, failed, case when done >= :since then extract(epoch from done - made) end
          as span
        from job
      )
      select act_id_, sum(failed) as failed, sum(span) as total,
        percentile_cont(0.5) within group (order by span) as median,
        percentile_cont(0.9) within group (order by span) as p90
      from timed group by act_id_
      """;

  private static final String INSTANCES =
      """
      select coalesce(tenant_id_, '') as tenant, grouping(coalesce(tenant_id_, '')) as of_all,
        count(*) as done,
        percentile_cont(0.5) within group (order by extract(epoch from end_time_ - start_time_))
          as median,
        percentile_cont(0.9) within group (order by extract(epoch from end_time_ - start_time_))
          as p90
      from act_hi_procinst
      where proc_def_key_ = :key and coalesce(tenant_id_, '') in (:clients)
        and end_time_ >= :since and state_ = 'COMPLETED'
      group by grouping sets ((coalesce(tenant_id_, '')), ())
      """;

  private final NamedParameterJdbcTemplate jdbc;

  StepTimes(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** What a step is, as far as its time goes. */
  public enum Kind {
    /** A person does it. */
    HUMAN,
    /** We do it. */
    MACHINE,
    /** Another process does it. */
    CALL,
    /** It waits, as it is drawn. */
    WAIT
  }

  /** How long things took; null if nothing ended. */
  public record Spread(Duration median, Duration p90) {}

  /**
   * A step in the period.
   *
   * @param done how often it ended regularly; all times are of these
   * @param stopped how often something else ended it
   * @param open how often it is under way now
   * @param again how often an instance came back to it
   * @param failed how many tries failed
   * @param total what all of it took together
   * @param waiting how much of it nobody worked, for people's steps
   * @param asking how much of it a person was asked for, for people's steps and calls
   */
  public record Step(
      String element,
      String name,
      Kind kind,
      int done,
      int stopped,
      int open,
      int again,
      int failed,
      Spread time,
      Duration total,
      Duration waiting,
      Duration working,
      Duration asking) {

    /** The time that could be shorter: not what is drawn as waiting. */
    public Duration heat() {
      return switch (kind) {
        case HUMAN, CALL -> asking;
        case MACHINE -> total;
        case WAIT -> Duration.ZERO;
      };
    }
  }

  /**
   * A client in the period.
   *
   * @param done how many instances ended regularly; their time is of the whole instance
   * @param waiting of the people's steps
   */
  public record Share(
      String tenant, int done, Spread time, int again, Duration waiting, Duration working) {}

  /**
   * Where the time went.
   *
   * @param time of whole instances that ended in the period
   * @param steps what took longest first
   */
  public record Heat(int done, Spread time, List<Step> steps, List<Share> clients) {}

  /** Of what these clients ("" for no client's own) did since then. */
  public Heat of(String process, Collection<String> clients, Instant since) {
    if (clients.isEmpty()) return new Heat(0, new Spread(null, null), List.of(), List.of());
    var asked =
        new MapSqlParameterSource("key", process)
            .addValue("clients", clients)
            .addValue("since", Timestamp.from(since));
    var instances = jdbc.query(INSTANCES, asked, (row, at) -> Whole.of(row));
    var jobs = new TreeMap<String, Row>();
    jdbc.query(JOBS, asked, (row, at) -> Row.job(row))
        .forEach(job -> jobs.put(element(job.element), job));
    var rows = jdbc.query(STEPS, asked, (row, at) -> Row.of(row));
    var steps = new LinkedHashMap<String, Step>();
    var bodies = new LinkedHashMap<String, Row>();
    rows.stream()
        .filter(row -> row.type.equals("multiInstanceBody"))
        .forEach(row -> bodies.put(element(row.element), row));
    rows.stream()
        .filter(row -> !row.ofClient && !row.type.equals("multiInstanceBody"))
        .forEach(
            row ->
                steps.put(row.element, step(row, bodies.get(row.element), jobs.get(row.element))));
    return new Heat(
        instances.stream().filter(Whole::ofAll).mapToInt(Whole::done).sum(),
        instances.stream()
            .filter(Whole::ofAll)
            .map(Whole::time)
            .findFirst()
            .orElse(new Spread(null, null)),
        steps.values().stream()
            .sorted(
                Comparator.comparing(Step::heat)
                    .thenComparing(Step::total)
                    .reversed()
                    .thenComparing(Step::element))
            .toList(),
        rows.stream().filter(row -> row.ofClient).map(row -> share(row, instances)).toList());
  }

  /** Steps for each of many count as one step, which takes until the last of them. */
  private static Step step(Row row, Row body, Row job) {
    var whole = body == null ? row : body;
    var kind = kind(row.type);
    var timed = kind == Kind.MACHINE && job != null && job.time.median() != null ? job : whole;
    return new Step(
        row.element,
        Optional.ofNullable(row.name).orElse(row.element),
        kind,
        whole.done,
        whole.stopped,
        whole.open,
        whole.again,
        job == null ? 0 : job.failed,
        timed.time,
        timed.total,
        kind == Kind.HUMAN ? row.human.minus(row.working) : Duration.ZERO,
        row.working,
        kind == Kind.HUMAN ? whole.total : row.inside);
  }

  private static Share share(Row row, List<Whole> instances) {
    var whole = instances.stream().filter(i -> !i.ofAll && i.tenant.equals(row.tenant)).findFirst();
    return new Share(
        row.tenant,
        whole.map(Whole::done).orElse(0),
        whole.map(Whole::time).orElse(new Spread(null, null)),
        row.again,
        row.human.minus(row.working),
        row.working);
  }

  private static Kind kind(String type) {
    return switch (type) {
      case "userTask" -> Kind.HUMAN;
      case "callActivity" -> Kind.CALL;
      case "serviceTask", "sendTask", "businessRuleTask" -> Kind.MACHINE;
      default -> Kind.WAIT;
    };
  }

  private static String element(String activity) {
    return activity.replace("#multiInstanceBody", "");
  }

  private static Duration span(ResultSet row, String column) throws SQLException {
    var seconds = row.getBigDecimal(column);
    return seconds == null ? null : Duration.ofMillis(millis(seconds));
  }

  private static Duration sum(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(span(row, column)).orElse(Duration.ZERO);
  }

  private static long millis(BigDecimal seconds) {
    return seconds.movePointRight(3).longValue();
  }

  private record Whole(boolean ofAll, String tenant, int done, Spread time) {
    static Whole of(ResultSet row) throws SQLException {
      return new Whole(
          row.getInt("of_all") == 1,
          row.getString("tenant"),
          row.getInt("done"),
          new Spread(span(row, "median"), span(row, "p90")));
    }
  }

  private record Row(
      boolean ofClient,
      String element,
      String type,
      String tenant,
      String name,
      int done,
      int stopped,
      int open,
      int again,
      int failed,
      Spread time,
      Duration total,
      Duration human,
      Duration working,
      Duration inside) {

    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getInt("of_client") == 1,
          Optional.ofNullable(row.getString("act_id_")).orElse(""),
          Optional.ofNullable(row.getString("act_type_")).orElse(""),
          row.getString("tenant"),
          row.getString("name"),
          row.getInt("done"),
          row.getInt("stopped"),
          row.getInt("open"),
          row.getInt("again"),
          0,
          new Spread(span(row, "median"), span(row, "p90")),
          sum(row, "total"),
          sum(row, "human"),
          sum(row, "working"),
          sum(row, "inside"));
    }

    static Row job(ResultSet row) throws SQLException {
      return new Row(
          false,
          row.getString("act_id_"),
          "",
          "",
          "",
          0,
          0,
          0,
          0,
          row.getInt("failed"),
          new Spread(span(row, "median"), span(row, "p90")),
          sum(row, "total"),
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO);
    }
  }
}
