package org.imprimatur.workflow;

/** A process or table that is not deployed yet. */
public record CandidateFile(String name, String text) {
  boolean isTable() {
    return name.endsWith(".dmn");
  }
}
