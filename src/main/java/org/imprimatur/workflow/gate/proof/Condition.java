package org.imprimatur.workflow.gate.proof;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** What has to hold on a flow, as far as the proof reads it: equalities joined by "and". */
final class Condition {
  private static final Builder READER = new Builder();

  /** A variable that has to have a value. */
  record Equality(String variable, String value) {}

  private Condition() {}

  /** The equalities that all have to hold for the condition to; none where it says "or". */
  static List<Equality> required(String text) {
    var found = new ArrayList<Equality>();
    try {
      collect(READER.build(text.strip()).getRoot(), found);
    } catch (TreeBuilderException e) {
      // The gate says so elsewhere; nothing follows from it.
    }
    return found;
  }

  private static void collect(Node node, List<Equality> found) {
    if (node instanceof AstEval || node instanceof AstNested) {
      collect((Node) node.getChild(0), found);
    } else if (node instanceof AstBinary both) {
      if (both.getOperator() == AstBinary.AND) {
        collect(both.getChild(0), found);
        collect(both.getChild(1), found);
      } else if (both.getOperator() == AstBinary.EQ) {
        equality(both.getChild(0), both.getChild(1), found);
        equality(both.getChild(1), both.getChild(0), found);
      }
    }
  }

  private static void equality(Node variable, Node value, List<Equality> found) {
    if (variable instanceof AstIdentifier name && value instanceof AstString constant) {
      found.add(new Equality(name.getName(), (String) constant.eval(null, null)));
    }
  }
}
