package org.imprimatur.workflow;

/**
 * A person took longer than their time, so the task has another owner now.
 *
 * @param task its id
 * @param item the business key of what it is about
 * @param name what the task is called
 * @param from whose it was: a login, or groups joined by ", "
 * @param to the group whose it is now
 */
public record TaskHandedOn(String task, String item, String name, String from, String to) {}
