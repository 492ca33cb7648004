package org.imprimatur.channels;

/** The platform refuses the content and will again; a person has to change something. */
public class PostRejected extends RuntimeException {
  private final String code;

  public PostRejected(String code, String message) {
    super(message);
    this.code = code;
  }

  /** The platform's own code, for the person who fixes it. */
  public String code() {
    return code;
  }
}
