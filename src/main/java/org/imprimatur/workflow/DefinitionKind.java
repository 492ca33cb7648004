package org.imprimatur.workflow;

/** What process owners deploy. */
public enum DefinitionKind {
  PROCESS(
      "act_re_procdef",
      "coalesce(d.name_, d.key_)",
      "and d.suspension_state_ = 1",
      """
      (select count(*) from act_ru_execution e
        where e.proc_def_id_ = d.id_ and e.parent_id_ is null)""",
      "processes/%s.bpmn"),
  DECISION("act_re_decision_def", "coalesce(d.name_, d.key_)", "", "0", "processes/%s.dmn"),
  /** The engine keeps no name of a form. */
  FORM("act_re_camformdef", "d.key_", "", "0", "forms/%s.form");

  private final String table;
  private final String name;
  private final String usable;
  private final String running;
  private final String shipped;

  DefinitionKind(String table, String name, String usable, String running, String shipped) {
    this.table = table;
    this.name = name;
    this.usable = usable;
    this.running = running;
    this.shipped = shipped;
  }

  String table() {
    return table;
  }

  /** What people call a definition d. */
  String named() {
    return name;
  }

  /** What a version must fulfil besides to be begun. */
  String usable() {
    return usable;
  }

  /** How many instances are at work in a definition d. */
  String running() {
    return running;
  }

  /** Where the one that came with the application lies on the class path, if there is one. */
  String shipped(String key) {
    return shipped.formatted(key);
  }
}
