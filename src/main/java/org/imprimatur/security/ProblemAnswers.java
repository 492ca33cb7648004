package org.imprimatur.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Says no to a call of the REST API in the shape all its refusals have. */
class ProblemAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException {
    answer(response, 401, "unauthorized", "Sign in, or send login and password by HTTP Basic.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    answer(response, 403, "forbidden", "This is not for you, or the page's token is missing.");
  }

  private static void answer(HttpServletResponse response, int status, String type, String detail)
      throws IOException {
    response.setStatus(status);
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(
            """
            {"type":"urn:imprimatur:problem:%s","title":"%s","status":%d,"detail":"%s"}"""
                .formatted(type, status == 401 ? "Unauthorized" : "Forbidden", status, detail)
                .getBytes(StandardCharsets.UTF_8));
  }
}
