package org.imprimatur.workflow;

import java.util.Set;

/**
 * One instance of a process about an item, running or ended.
 *
 * @param process the process's key
 * @param name what its drawing calls itself
 * @param definition the process version, as the engine's id
 * @param passed the elements it has left behind
 */
public record Run(
    String instance,
    String process,
    String name,
    String definition,
    boolean running,
    Set<String> passed) {}
