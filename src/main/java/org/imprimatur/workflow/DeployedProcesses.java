package org.imprimatur.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What is at work in which version of which process. Only reads. */
@Component
public class DeployedProcesses {
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
  private final DeployedFiles files;
  private final ManagementService management;

  DeployedProcesses(JdbcTemplate jdbc, DeployedFiles files, ManagementService management) {
    this.jdbc = jdbc;
    this.files = files;
    this.management = management;
  }

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
  public List<DeployedVersion> all() {
    return files.all(DefinitionKind.PROCESS);
  }

  public Optional<DeployedVersion> find(String id) {
    return files.find(DefinitionKind.PROCESS, id);
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
}
