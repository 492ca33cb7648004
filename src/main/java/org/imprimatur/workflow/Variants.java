package org.imprimatur.workflow;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.imprimatur.problem.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Who runs a version of their own: what is deployed for a tenant is used for that tenant alone,
 * until it is set aside. Everybody else runs the shared one.
 */
@Component
public class Variants {
  private final JdbcTemplate jdbc;
  private final Clock clock;

  /** The engine asks while it is being built, so nothing here may wait for it. */
  Variants(DataSource dataSource, Clock clock) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.clock = clock;
  }

  /** The tenant, if it runs a version of its own; empty if it runs the shared one. */
  public Optional<String> of(DefinitionKind kind, String key, String tenant) {
    return version(kind, key, tenant).map(version -> tenant);
  }

  /** Which version of its own the tenant runs, if any. */
  public Optional<Integer> version(DefinitionKind kind, String key, String tenant) {
    if (tenant == null) return Optional.empty();
    var version =
        jdbc.queryForObject(
            """
            select max(d.version_) from %s d
            where d.key_ = ? and d.tenant_id_ = ? %s
            and d.version_ > coalesce((select max(a.version) from variant_set_aside a
                where a.tenant = d.tenant_id_ and a.kind = ? and a.key = d.key_), 0)
            """
                .formatted(kind.table(), kind.usable()),
            Integer.class,
            key,
            tenant,
            kind.name());
    return Optional.ofNullable(version);
  }

  /**
   * The tenant runs the shared version from now on; what is running goes on as it began.
   *
   * @throws Refusal if it has no version of its own, or not the one that was looked at any more
   */
  public void setAside(DefinitionKind kind, String key, String tenant, int version, String by) {
    var now =
        version(kind, key, tenant)
            .orElseThrow(() -> Refusal.conflict("The shared version is used already."));
    if (now != version)
      throw Refusal.conflict(
          "Meanwhile version %d was deployed for the client; look again.".formatted(now));
    // Twice at once is once.
    jdbc.update(
        "insert into variant_set_aside values (?, ?, ?, ?, ?, ?) on conflict do nothing",
        tenant,
        kind.name(),
        key,
        version,
        by,
        clock.instant().atOffset(ZoneOffset.UTC));
  }
}
