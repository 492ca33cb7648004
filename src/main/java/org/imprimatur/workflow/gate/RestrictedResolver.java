package org.imprimatur.workflow.gate;

import java.beans.FeatureDescriptor;
import java.util.Collection;
import java.util.Date;
import java.util.Iterator;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;

/**
 * Answers names with our steps and with plain variables; knows no property but the business key,
 * and no method.
 */
class RestrictedResolver extends ELResolver {

  private static final String EXECUTION = "execution";

  /** Stands for the execution in an expression, so that nothing else of it can be reached. */
  private record Execution(String processBusinessKey) {}

  private final Steps steps;

  RestrictedResolver(Steps steps) {
    this.steps = steps;
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    var name = String.valueOf(property);
    context.setPropertyResolved(true);
    if (base == null) {
      return resolve(context, name);
    }
    if (base instanceof Execution execution && name.equals("processBusinessKey")) {
      return execution.processBusinessKey();
    }
    throw refused(name);
  }

  /** Steps come first: no variable can put itself in the place of a step. */
  private Object resolve(ELContext context, String name) {
    return steps
        .find(name)
        .or(() -> execution(context, name))
        .orElseGet(() -> variable(context, name));
  }

  private static Optional<Object> execution(ELContext context, String name) {
    if (!name.equals(EXECUTION)) {
      return Optional.empty();
    }
    var scope = context.getContext(VariableScope.class);
    if (scope instanceof DelegateTask task) {
      scope = task.getExecution();
    }
    return scope instanceof DelegateExecution execution
        ? Optional.of(new Execution(execution.getProcessBusinessKey()))
        : Optional.empty();
  }

  private static Object variable(ELContext context, String name) {
    if (context.getContext(VariableScope.class) instanceof VariableScope scope
        && scope.hasVariable(name)) {
      return plain(name, scope.getVariable(name));
    }
    if (context.getContext(VariableContext.class) instanceof VariableContext variables
        && variables.containsVariable(name)) {
      return plain(name, variables.resolve(name).getValue());
    }
    throw new ELException("No step and no variable is called '" + name + "'");
  }

  private static Object plain(String name, Object value) {
    var plain =
        value == null
            || value instanceof String
            || value instanceof Boolean
            || value instanceof Number
            || value instanceof Date
            || value instanceof Collection<?> items
                && items.stream().allMatch(String.class::isInstance);
    if (!plain) {
      throw new ELException("Variable '" + name + "' holds no plain value");
    }
    return value;
  }

  @Override
  public Object invoke(
      ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
    throw refused(String.valueOf(method));
  }

  @Override
  public void setValue(ELContext context, Object base, Object property, Object value) {
    throw refused(String.valueOf(property));
  }

  @Override
  public boolean isReadOnly(ELContext context, Object base, Object property) {
    return true;
  }

  @Override
  public Class<?> getType(ELContext context, Object base, Object property) {
    return Object.class;
  }

  @Override
  public Class<?> getCommonPropertyType(ELContext context, Object base) {
    return Object.class;
  }

  @Override
  public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
    return null;
  }

  private static ELException refused(String name) {
    return new ELException("'" + name + "' cannot be reached from an expression");
  }
}
