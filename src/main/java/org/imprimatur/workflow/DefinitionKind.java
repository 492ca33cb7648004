package org.imprimatur.workflow;

/** What process owners deploy. */
public enum DefinitionKind {
  PROCESS("act_re_procdef", "coalesce(d.name_, d.key_)", "and d.suspension_state_ = 1"),
  DECISION("act_re_decision_def", "coalesce(d.name_, d.key_)", ""),
  /** The engine keeps no name of a form. */
  FORM("act_re_camformdef", "d.key_", "");

  private final String table;
  private final String name;
  private final String usable;

  DefinitionKind(String table, String name, String usable) {
    this.table = table;
    this.name = name;
    this.usable = usable;
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
}
