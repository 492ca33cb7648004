package org.imprimatur.security;

/** The application refuses to start, and says what to set. */
class UnsafeSetting extends RuntimeException {

  UnsafeSetting(String setting, String danger, String remedy) {
    super("%s: %s. Remedy: %s.".formatted(setting, danger, remedy));
  }
}
