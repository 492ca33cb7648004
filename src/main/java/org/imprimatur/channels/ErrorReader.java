package org.imprimatur.channels;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Knows one platform's error bodies: which of its 4xx answers are refusals, and which are about the
 * login.
 */
@FunctionalInterface
public interface ErrorReader {

  /**
   * Reads a 4xx answer other than 429. What it does not recognise must be {@link Answer.Unclear}.
   *
   * @param body the body as JSON, or a missing node where it is none
   */
  Answer read(int status, JsonNode body);
}
