package org.imprimatur.clients;

/** What the silence of a client means. */
public enum Silence {
  HOLD("Hold the piece and ask the account manager"),
  SUBSTITUTE("Ask a substitute"),
  TACIT("It counts as approval"),
  FALLBACK("Use the fallback piece");

  private final String label;

  Silence(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
