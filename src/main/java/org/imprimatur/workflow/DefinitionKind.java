package org.imprimatur.workflow;

/** What process owners deploy. */
public enum DefinitionKind {
  PROCESS("act_re_procdef", "and d.suspension_state_ = 1"),
  DECISION("act_re_decision_def", ""),
  FORM("act_re_camformdef", "");

  private final String table;
  private final String usable;

  DefinitionKind(String table, String usable) {
    this.table = table;
    this.usable = usable;
  }

  String table() {
    return table;
  }

  /** What a version must fulfil besides to be begun. */
  String usable() {
    return usable;
  }
}
