package org.imprimatur.pages;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.workflow.DefinitionKind;
import org.imprimatur.workflow.DeployedFiles;
import org.imprimatur.workflow.DeployedVersion;
import org.imprimatur.workflow.Variants;
import org.springframework.stereotype.Component;

/** Who runs which version of which process, decision table or form, as a page tells it. */
@Component
class UsedVersions {
  private final DeployedFiles files;
  private final Variants variants;
  private final Clock clock;

  UsedVersions(DeployedFiles files, Variants variants, Clock clock) {
    this.files = files;
    this.variants = variants;
    this.clock = clock;
  }

  /** A process, table or form with what is used of it. */
  record Row(String name, String key, List<Used> versions) {}

  /**
   * One version.
   *
   * @param state in use, set aside or an earlier one
   * @param differs whether another one came with the application
   * @param own whether a client runs it in place of the shared one, so that it can be set aside
   * @param running how many instances are at work in it
   */
  record Used(
      String id,
      int version,
      String whose,
      String state,
      Tone tone,
      String deployer,
      String when,
      boolean differs,
      boolean own,
      int running) {}

  /** In use, and what else something is at work in. */
  List<Row> processes(Map<String, String> clients) {
    return rows(DefinitionKind.PROCESS, clients).values().stream().toList();
  }

  /** The newest of each, for everybody and for each client with one of its own. */
  List<Row> tables(Map<String, String> clients) {
    return rows(DefinitionKind.DECISION, clients).values().stream().toList();
  }

  /**
   * Those forms of which a client has one of its own; the others are as many as there are tasks.
   */
  List<Row> forms(Map<String, String> clients) {
    return rows(DefinitionKind.FORM, clients).values().stream()
        .filter(row -> row.versions().size() > 1 || row.versions().get(0).differs())
        .toList();
  }

  private Map<String, Row> rows(DefinitionKind kind, Map<String, String> clients) {
    var rows = new LinkedHashMap<String, Row>();
    var tenants = new LinkedHashMap<String, List<String>>();
    for (var version : files.all(kind)) {
      var key = version.key();
      // They come the newest first.
      var seen = tenants.computeIfAbsent(key, k -> new ArrayList<>());
      var newest = !seen.contains(version.tenant());
      seen.add(version.tenant());
      if (newest || version.running() > 0)
        rows.computeIfAbsent(key, k -> new Row(version.name(), key, new ArrayList<>()))
            .versions()
            .add(used(version, newest, clients));
    }
    return rows;
  }

  /** All versions for everybody or of one client, the newest first. */
  List<Used> history(DeployedVersion of, Map<String, String> clients) {
    var all =
        files.all(of.kind()).stream()
            .filter(v -> v.key().equals(of.key()) && v.tenant().equals(of.tenant()))
            .toList();
    return all.stream().map(v -> used(v, v.equals(all.get(0)), clients)).toList();
  }

  /** The one of them that a page is about. */
  static Used in(List<Used> history, DeployedVersion version) {
    return history.stream().filter(v -> v.id().equals(version.id())).findFirst().orElseThrow();
  }

  private Used used(DeployedVersion v, boolean newest, Map<String, String> clients) {
    var own = !v.tenant().isEmpty() && isInUse(v);
    var inUse = v.tenant().isEmpty() ? newest : own;
    return new Used(
        v.id(),
        v.version(),
        whose(v, clients),
        inUse ? "In use" : newest ? "Set aside" : "Earlier",
        inUse ? Tone.GOOD : Tone.QUIET,
        v.shipped() ? "Shipped" : v.deployer(),
        new Times(ZoneOffset.UTC, clock.instant()).minute(v.deployedAt()),
        inUse && !v.shipped() && files.differsFromShipped(v),
        own,
        v.running());
  }

  static String whose(DeployedVersion v, Map<String, String> clients) {
    return v.tenant().isEmpty() ? "Everybody" : clients.getOrDefault(v.tenant(), v.tenant());
  }

  private boolean isInUse(DeployedVersion v) {
    return variants
        .version(v.kind(), v.key(), v.tenant())
        .filter(version -> version == v.version())
        .isPresent();
  }
}
