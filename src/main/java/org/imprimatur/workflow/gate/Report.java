package org.imprimatur.workflow.gate;

import java.util.List;

/**
 * What a check found in a file.
 *
 * @param remarks refusals first
 */
public record Report(String file, List<Remark> remarks) {

  /**
   * One finding, in words.
   *
   * @param rule its number, as in the handbook
   * @param refused whether it keeps the file out; otherwise it is advice
   * @param element the id of what it is about, as drawn
   * @param name what that is called, or ""
   * @param what what is wrong
   * @param remedy what to do
   * @param line where in the file, or 0
   */
  public record Remark(
      String rule,
      boolean refused,
      String element,
      String name,
      String what,
      String remedy,
      int line,
      int column) {

    static Remark of(Finding finding) {
      return new Remark(
          finding.rule().id(),
          !finding.rule().warning(),
          finding.owner().id(),
          finding.owner().name(),
          finding.what(),
          finding.rule().remedy(),
          finding.element().getLine(),
          finding.element().getColumn());
    }

    static Remark of(Rule rule, String file, String what) {
      return new Remark(rule.id(), !rule.warning(), file, "", what, rule.remedy(), 0, 0);
    }

    /** As Modeler shows it. */
    public String message() {
      return "%s %s: %s. %s"
          .formatted(rule, name.isBlank() ? element : element + " \"" + name + "\"", what, remedy);
    }
  }

  public boolean refused() {
    return remarks.stream().anyMatch(Remark::refused);
  }
}
