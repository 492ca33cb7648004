package org.imprimatur.workflow;

/**
 * Somebody says that they did what a task asks for, outside the application.
 *
 * @param item the business key of what it is about
 * @param name what the task is called
 * @param note what was done, in their words
 */
public record TaskDoneByHand(String item, String name, String note, String by) {}
