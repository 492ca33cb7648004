package org.imprimatur.interactions;

/** The one person, or the one group, that has to see to an interaction. */
public record Accountable(String name, boolean person) {
  public static Accountable group(String name) {
    return new Accountable(name, false);
  }

  public static Accountable person(String name) {
    return new Accountable(name, true);
  }
}
