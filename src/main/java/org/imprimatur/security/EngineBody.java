package org.imprimatur.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses expressions in queries to the engine: it evaluates those inside orQueries although they
 * are switched off. Refuses values that are objects of a class. Also takes out a field that
 * Tasklist sends and the engine's own API does not know.
 */
class EngineBody extends OncePerRequestFilter {

  private static final int LIMIT = 1_000_000;
  private static final Set<String> OBJECTS = Set.of("object", "xml", "file", "bytes");

  private final ObjectMapper json = new ObjectMapper();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (namesExpression(request.getQueryString())) {
      EngineAnswers.refuse(response, 400, "Expressions are not allowed in queries.");
    } else if (mayCarryJson(request)) {
      checkBody(request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void checkBody(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var body = request.getInputStream().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      EngineAnswers.refuse(response, 413, "The request is too large.");
      return;
    }
    if (body.length == 0) {
      chain.doFilter(new ReadRequest(request, body), response);
      return;
    }
    JsonNode content;
    try {
      content = json.readTree(body);
    } catch (IOException e) {
      EngineAnswers.refuse(response, 400, "The request is not JSON.");
      return;
    }
    if (holds(content, EngineBody::namesExpression)) {
      EngineAnswers.refuse(response, 400, "Expressions are not allowed in queries.");
    } else if (holds(content, EngineBody::isObject)) {
      EngineAnswers.refuse(response, 400, "Only plain values are accepted.");
    } else {
      chain.doFilter(new ReadRequest(request, repaired(request, content, body)), response);
    }
  }

  /**
   * Tasklist sends back the task as it got it, with camundaFormRef; the engine then refuses every
   * due date.
   */
  private byte[] repaired(HttpServletRequest request, JsonNode content, byte[] body)
      throws IOException {
    if (request.getMethod().equals("PUT")
        && content instanceof ObjectNode task
        && task.has("camundaFormRef")) {
      task.remove("camundaFormRef");
      return json.writeValueAsBytes(task);
    }
    return body;
  }

  private static boolean holds(JsonNode node, Predicate<JsonNode> wanted) {
    if (node.isObject() && wanted.test(node)) {
      return true;
    }
    for (var child : node) {
      if (holds(child, wanted)) {
        return true;
      }
    }
    return false;
  }

  private static boolean namesExpression(JsonNode node) {
    for (var names = node.fieldNames(); names.hasNext(); ) {
      if (isExpression(names.next())) {
        return true;
      }
    }
    return false;
  }

  /** A variable that wants to be more than text, number or JSON: a class, a file, a document. */
  private static boolean isObject(JsonNode node) {
    return (node.has("value") || node.has("valueInfo"))
        && OBJECTS.contains(node.path("type").asText().toLowerCase(Locale.ROOT));
  }

  /**
   * Read from the address alone: asking for parameters would read the body, which is not ours to
   * read.
   */
  private static boolean namesExpression(String query) {
    return query != null
        && Arrays.stream(query.split("&"))
            .map(parameter -> URLDecoder.decode(parameter.split("=", 2)[0], StandardCharsets.UTF_8))
            .anyMatch(EngineBody::isExpression);
  }

  private static boolean isExpression(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith("expression");
  }

  /** A multipart body is a deployment; the gate reads it. */
  private static boolean mayCarryJson(HttpServletRequest request) {
    var type = request.getContentType();
    return !request.getMethod().matches("GET|HEAD|OPTIONS")
        && (type == null || !type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE));
  }
}
