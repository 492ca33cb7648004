package org.imprimatur.workflow.gate;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** How big a file may be: what is bigger is no diagram any more, or meant to keep us busy. */
final class Bounds {
  static final int MOST_BYTES = 4_000_000;
  private static final int MOST_ELEMENTS = 20_000;
  private static final int DEEPEST = 40;

  private int elements;

  private Bounds() {}

  static List<Finding> findingsIn(Element root) {
    var findings = new ArrayList<Finding>();
    var bounds = new Bounds();
    if (!bounds.walk(root, 1)) {
      findings.add(
          new Finding(
              Rule.TOO_BIG,
              root,
              "more than %d elements, or more than %d inside one another"
                  .formatted(MOST_ELEMENTS, DEEPEST)));
    }
    return findings;
  }

  private boolean walk(Element element, int depth) {
    if (++elements > MOST_ELEMENTS || depth > DEEPEST) return false;
    for (var child : element.elements()) if (!walk(child, depth + 1)) return false;
    return true;
  }
}
