package org.imprimatur.workflow;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.problem.Refusal.FieldProblem;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tells the screen a form was submitted from which fields were refused: the engine's own answer has
 * room for one message.
 */
final class RefusedFields {
  private static final String HEADER = "Refused-Fields";

  /** Servers limit the headers of an answer; the message still says everything. */
  private static final int LONGEST = 4000;

  private RefusedFields() {}

  static void tell(List<FieldProblem> problems) {
    var value =
        problems.stream()
            .map(problem -> encoded(problem.field()) + "=" + encoded(problem.message()))
            .collect(Collectors.joining("&"));
    if (!value.isEmpty()
        && value.length() <= LONGEST
        && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        && request.getResponse() != null) {
      request.getResponse().setHeader(HEADER, value);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
