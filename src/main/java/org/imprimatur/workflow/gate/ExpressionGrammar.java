package org.imprimatur.workflow.gate;

import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/** What an expression may be made of: names, plain values and operators between them. */
final class ExpressionGrammar {

  /** The one property, needed to hand the business key to a called process. */
  static final String BUSINESS_KEY = "execution.processBusinessKey";

  private static final Set<Class<? extends Node>> HARMLESS =
      Set.of(
          AstText.class,
          AstComposite.class,
          AstEval.class,
          AstNested.class,
          AstIdentifier.class,
          AstString.class,
          AstNumber.class,
          AstBoolean.class,
          AstNull.class,
          AstBinary.class,
          AstUnary.class);

  /** What is longer is no comparison; and reading it goes as deep as its brackets do. */
  private static final int LONGEST = 1000;

  // Knows no method invocations: already reading one fails.
  private static final Builder READER = new Builder();

  private ExpressionGrammar() {}

  static Optional<String> objectionTo(String expression) {
    if (expression.length() > LONGEST) return refused(expression.substring(0, 40) + "...");
    try {
      return isHarmless(READER.build(expression).getRoot())
          ? Optional.empty()
          : refused(expression);
    } catch (TreeBuilderException e) {
      return refused(expression);
    }
  }

  private static Optional<String> refused(String expression) {
    return Optional.of(
        "the expression '%s' may only name a step or a variable, compare variables, or read %s"
            .formatted(expression, BUSINESS_KEY));
  }

  private static boolean isHarmless(Node node) {
    if (node instanceof AstDot dot) {
      return BUSINESS_KEY.equals(dot.getStructuralId(null));
    }
    if (!HARMLESS.contains(node.getClass())) {
      return false;
    }
    for (int child = 0; child < node.getCardinality(); child++) {
      if (!isHarmless(node.getChild(child))) {
        return false;
      }
    }
    return true;
  }
}
