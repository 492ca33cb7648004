package org.imprimatur.workflow;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A typed name of a process variable, declared once in the Java face of its process. Variables
 * carry decisions, times and assignment only: enums are kept by name, instants as dates, everything
 * else as it is.
 */
public record ProcessVariable<T>(String name, Class<T> type) {

  public static <T> ProcessVariable<T> of(String name, Class<T> type) {
    return new ProcessVariable<>(name, type);
  }

  public void set(VariableScope scope, T value) {
    scope.setVariable(name, stored(value));
  }

  /** The value as the engine keeps it. */
  public Object stored(T value) {
    if (value instanceof Enum<?> constant) return constant.name();
    if (value instanceof Instant instant) return Date.from(instant);
    return value;
  }

  public Optional<T> find(VariableScope scope) {
    return Optional.ofNullable(scope.getVariable(name)).map(this::restored);
  }

  /**
   * The value.
   *
   * @throws IllegalStateException if it is not set
   */
  public T from(VariableScope scope) {
    return restore(scope.getVariable(name));
  }

  T restore(Object value) {
    if (value == null)
      throw new IllegalStateException("The process variable '" + name + "' is not set.");
    return restored(value);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private T restored(Object value) {
    if (type.isEnum()) return (T) Enum.valueOf((Class<? extends Enum>) type, value.toString());
    if (type == Instant.class) return type.cast(((Date) value).toInstant());
    return type.cast(value);
  }
}
