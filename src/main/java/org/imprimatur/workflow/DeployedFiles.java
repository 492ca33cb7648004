package org.imprimatur.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Which versions of which processes, decision tables and forms there are. Only reads. */
@Component
public class DeployedFiles {
  private static final String VERSIONS =
      """
      select d.id_, d.key_, %s as name, d.version_, d.resource_name_, p.id_ as deployment,
        coalesce(d.tenant_id_, '') as tenant, p.deploy_time_, p.source_,
        coalesce((select max(l.user_id_) from act_hi_op_log l
          where l.deployment_id_ = p.id_ and l.entity_type_ = 'Deployment'
          and l.operation_type_ = 'Create'), '') as deployer,
        %s as running
      from %s d join act_re_deployment p on p.id_ = d.deployment_id_
      """;

  private final JdbcTemplate jdbc;
  private final RepositoryService repository;
  private final AsSystem system;

  DeployedFiles(JdbcTemplate jdbc, RepositoryService repository, AsSystem system) {
    this.jdbc = jdbc;
    this.repository = repository;
    this.system = system;
  }

  /** Every version, by name, the shared before the clients' own, the newest first. */
  public List<DeployedVersion> all(DefinitionKind kind) {
    return jdbc.query(
        versions(kind)
            + "order by lower(%s), d.key_, tenant, d.version_ desc".formatted(kind.named()),
        (row, at) -> version(kind, row));
  }

  public Optional<DeployedVersion> find(DefinitionKind kind, String id) {
    return jdbc
        .query(versions(kind) + "where d.id_ = ?", (row, at) -> version(kind, row), id)
        .stream()
        .findFirst();
  }

  /** A decision table's rules, as its author wrote them; none if it has no table. */
  public Optional<DrawnRules> rules(DeployedVersion table) {
    return system.get(
        () ->
            repository.getDmnModelInstance(table.id()).getModelElementById(table.key())
                    instanceof Decision decision
                ? DrawnRules.of(decision)
                : Optional.empty());
  }

  /** The file as it was deployed. */
  public byte[] content(DeployedVersion version) {
    try (InputStream file =
        system.get(() -> repository.getResourceAsStream(version.deployment(), version.file()))) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the application ships this otherwise; what it does not ship, it cannot. */
  public boolean differsFromShipped(DeployedVersion version) {
    var shipped = new ClassPathResource(version.kind().shipped(version.key()));
    try {
      return shipped.exists() && !Arrays.equals(shipped.getContentAsByteArray(), content(version));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String versions(DefinitionKind kind) {
    return VERSIONS.formatted(kind.named(), kind.running(), kind.table());
  }

  private static DeployedVersion version(DefinitionKind kind, ResultSet row) throws SQLException {
    return new DeployedVersion(
        kind,
        row.getString("id_"),
        row.getString("key_"),
        row.getString("name"),
        row.getInt("version_"),
        row.getString("tenant"),
        row.getTimestamp("deploy_time_").toInstant(),
        row.getString("deployer"),
        Seeding.SOURCE.equals(row.getString("source_")),
        row.getString("deployment"),
        row.getString("resource_name_"),
        row.getInt("running"));
  }
}
