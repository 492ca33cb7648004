package org.imprimatur.workflow;

import java.util.UUID;

/**
 * A task whose form is to be filled.
 *
 * @param key the item it is about
 * @param definition the process version it belongs to, as the engine's id
 * @param variables reads one process variable by name
 */
public record OpenTask(String id, UUID key, String definition, Variables variables) {

  /** Reads one process variable. */
  public interface Variables {
    Object get(String name);
  }

  public <T> T get(ProcessVariable<T> variable) {
    return variable.restore(variables.get(variable.name()));
  }
}
