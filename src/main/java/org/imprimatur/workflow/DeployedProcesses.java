package org.imprimatur.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which versions of which processes there are, and what is at work in each. Only reads. */
@Component
public class DeployedProcesses {
  private static final String VERSIONS =
      """
      select d.id_, d.key_, coalesce(d.name_, d.key_) as name, d.version_,
        coalesce(d.tenant_id_, '') as tenant, p.deploy_time_, p.source_,
        coalesce((select max(l.user_id_) from act_hi_op_log l
          where l.deployment_id_ = p.id_ and l.entity_type_ = 'Deployment'
          and l.operation_type_ = 'Create'), '') as deployer,
        (select count(*) from act_ru_execution e
          where e.proc_def_id_ = d.id_ and e.parent_id_ is null) as running
      from act_re_procdef d join act_re_deployment p on p.id_ = d.deployment_id_
      """;

  private static final String INSTANCES =
      """
      select e.id_, coalesce(e.tenant_id_, '') as tenant, h.start_time_,
        coalesce(r.business_key_, '') as item, rd.key_ as root,
        coalesce((select v.text_ from act_ru_variable v
          where v.var_scope_ = r.id_ and v.name_ = 'title'), '') as title
      from act_ru_execution e
      join act_hi_procinst h on h.id_ = e.id_
      join act_ru_execution r on r.id_ = e.root_proc_inst_id_
      join act_re_procdef rd on rd.id_ = r.proc_def_id_
      where e.proc_def_id_ = ? and e.parent_id_ is null
      order by h.start_time_, e.id_ limit ?
      """;

  private final JdbcTemplate jdbc;
  private final RepositoryService repository;
  private final ManagementService management;

  DeployedProcesses(JdbcTemplate jdbc, RepositoryService repository, ManagementService management) {
    this.jdbc = jdbc;
    this.repository = repository;
    this.management = management;
  }

  /**
   * One version of a process.
   *
   * @param tenant whose own it is, or "" if it is shared
   * @param deployer whose login deployed it, or "" if none did
   * @param shipped whether it came with the application
   * @param running how many instances are at work in it
   */
  public record Version(
      String id,
      String key,
      String name,
      int version,
      String tenant,
      Instant deployedAt,
      String deployer,
      boolean shipped,
      int running) {}

  /** How many tokens are at an element, and how many of them are stuck. */
  public record Place(String element, int tokens, int stuck) {}

  /**
   * A running instance.
   *
   * @param item what its outermost process is about, or ""
   * @param root the outermost process's key
   */
  public record Instance(
      String id, String tenant, Instant since, String item, String root, String title) {}

  /** Every version, by name, the shared before the clients' own, the newest first. */
  public List<Version> all() {
    return jdbc.query(
        VERSIONS + "order by lower(coalesce(d.name_, d.key_)), d.key_, tenant, d.version_ desc",
        (row, at) -> version(row));
  }

  public Optional<Version> find(String id) {
    return jdbc.query(VERSIONS + "where d.id_ = ?", (row, at) -> version(row), id).stream()
        .findFirst();
  }

  /** Where its tokens are. */
  public List<Place> places(String id) {
    return management.createActivityStatisticsQuery(id).includeIncidents().list().stream()
        .map(
            at ->
                new Place(
                    at.getId(),
                    at.getInstances(),
                    at.getIncidentStatistics().stream().mapToInt(i -> i.getIncidentCount()).sum()))
        .toList();
  }

  /** Its running instances, the oldest first. */
  public List<Instance> instances(String id, int most) {
    return jdbc.query(
        INSTANCES,
        (row, at) ->
            new Instance(
                row.getString("id_"),
                row.getString("tenant"),
                row.getTimestamp("start_time_").toInstant(),
                row.getString("item"),
                row.getString("root"),
                row.getString("title")),
        id,
        most);
  }

  /** Its drawing, as BPMN. */
  public String drawing(String id) {
    return new String(model(id), StandardCharsets.UTF_8);
  }

  /** Whether the application ships this process otherwise; what it does not ship, it cannot. */
  public boolean differsFromShipped(Version version) {
    var shipped = new ClassPathResource("processes/" + version.key() + ".bpmn");
    try {
      return shipped.exists()
          && !Arrays.equals(shipped.getContentAsByteArray(), model(version.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] model(String id) {
    try (var model = repository.getProcessModel(id)) {
      return model.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        row.getString("id_"),
        row.getString("key_"),
        row.getString("name"),
        row.getInt("version_"),
        row.getString("tenant"),
        row.getTimestamp("deploy_time_").toInstant(),
        row.getString("deployer"),
        Seeding.SOURCE.equals(row.getString("source_")),
        row.getInt("running"));
  }
}
