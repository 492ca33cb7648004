package org.imprimatur.danger;

import java.time.Instant;

/**
 * What the last look at who is responsible found.
 *
 * @param open interactions that wait
 * @param withoutAccountable those of them that nobody had to see to until a lead was given them
 * @param tasksOfNobody open tasks that no person can see
 */
public record ResponsibilityLook(int open, int withoutAccountable, int tasksOfNobody, Instant at) {

  /** Whether everything that waits has exactly one accountable. */
  public boolean holds() {
    return withoutAccountable == 0 && tasksOfNobody == 0;
  }
}
