package org.imprimatur.rules;

/** What is wrong where, and how to mend it. */
public record Finding(String rule, String file, String element, String remedy) {
  @Override
  public String toString() {
    return "%s: %s in %s: %s".formatted(rule, element, file, remedy);
  }
}
