package org.imprimatur.clients;

/** A client was taken on. */
public record ClientOpened(String key, String name) {

  /** The engine group of this client's own people: {@code clientAcme}. */
  public String group() {
    return groupOf(key);
  }

  static String groupOf(String key) {
    return "client" + Character.toUpperCase(key.charAt(0)) + key.substring(1);
  }
}
