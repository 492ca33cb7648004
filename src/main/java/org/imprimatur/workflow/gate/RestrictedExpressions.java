package org.imprimatur.workflow.gate;

import java.lang.reflect.Method;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * Expressions that name and compare, and do nothing else, wherever they come from: model, task,
 * filter, query or table.
 */
class RestrictedExpressions extends JuelExpressionManager {

  private final Steps steps;

  RestrictedExpressions(Steps steps) {
    this.steps = steps;
  }

  @Override
  public ValueExpression createValueExpression(String expression) {
    ExpressionGrammar.objectionTo(expression)
        .ifPresent(
            objection -> {
              throw new ProcessEngineException(objection);
            });
    return super.createValueExpression(expression);
  }

  /** The engine offers currentUser(), now() and others; none is wanted. */
  @Override
  public void addFunction(String name, Method function) {
    // Left out on purpose.
  }

  @Override
  protected ELResolver createElResolver() {
    return new RestrictedResolver(steps);
  }
}
