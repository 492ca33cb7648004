package org.imprimatur.postgres;

/** The database of the one-command run cannot be had; the message says what to do. */
final class PostgresUnavailable extends RuntimeException {
  PostgresUnavailable(String message, Exception cause) {
    super(message, cause);
  }
}
