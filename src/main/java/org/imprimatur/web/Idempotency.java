package org.imprimatur.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.imprimatur.web.IdempotencyKeys.Answer;
import org.imprimatur.web.IdempotencyKeys.Call;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Lets a caller repeat a POST of the REST API without fear: with the same {@code Idempotency-Key}
 * the work is done once. Work and kept answer are one transaction, so a crash leaves both or
 * neither. What was refused changed nothing, and leaves its key free.
 */
@Component
class Idempotency extends OncePerRequestFilter {
  private static final String KEY = "Idempotency-Key";

  private final IdempotencyKeys keys;
  private final TransactionTemplate transaction;
  private final HandlerExceptionResolver problems;

  Idempotency(
      IdempotencyKeys keys,
      TransactionTemplate transaction,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
    this.keys = keys;
    this.transaction = transaction;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    var path = request.getRequestURI().substring(request.getContextPath().length());
    // A file is known by its content: sent again, it is the asset that is there.
    var upload =
        request.getContentType() != null && request.getContentType().startsWith("multipart/");
    return !request.getMethod().equals("POST")
        || !path.startsWith("/api/")
        || request.getHeader(KEY) == null
        || upload;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      var repeatable = new RepeatableRequest(request);
      var call = call(repeatable);
      var lease = keys.take(call);
      if (lease.isPresent()) work(call, lease.get(), repeatable, response, chain);
      else repeat(call, response);
    } catch (Refusal e) {
      problems.resolveException(request, response, null, e);
    }
  }

  private static Call call(RepeatableRequest request) {
    var key = request.getHeader(KEY).strip();
    if (!key.matches("[\\x21-\\x7E]{1,200}")) {
      throw Refusal.invalid(KEY, "An Idempotency-Key has 1 to 200 visible ASCII characters.");
    }
    var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    return new Call(
        People.current().id(),
        key,
        request.getMethod() + " " + request.getRequestURI() + query,
        digest(request.body()));
  }

  private void work(
      Call call,
      UUID lease,
      RepeatableRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException {
    var kept = new ContentCachingResponseWrapper(response);
    var done = false;
    try {
      done =
          Boolean.TRUE.equals(
              transaction.execute(
                  status -> {
                    pass(chain, request, kept);
                    if (kept.getStatus() >= 400) {
                      status.setRollbackOnly();
                      return false;
                    }
                    if (keys.finish(call, lease, answer(call, kept))) return true;
                    throw Refusal.conflict("Another call with this Idempotency-Key is at work.");
                  }));
    } catch (RuntimeException e) {
      // It failed while it was committed: the answer that was prepared is not true.
      kept.reset();
      problems.resolveException(request, kept, null, e);
    } finally {
      if (!done) keys.release(call, lease);
      kept.copyBodyToResponse();
    }
  }

  private void repeat(Call call, HttpServletResponse response) throws IOException {
    var answer =
        keys.find(call)
            .orElseThrow(
                () ->
                    Refusal.conflict(
                        "The call with this Idempotency-Key has just ended; repeat it."));
    if (!answer.isTo(call)) {
      throw Refusal.invalid(KEY, "This Idempotency-Key was used for another request.");
    }
    if (answer.status() == null) {
      response.setHeader("Retry-After", "1");
      throw Refusal.conflict("The call with this Idempotency-Key is still running.");
    }
    response.setStatus(answer.status());
    response.setHeader("Idempotency-Replayed", "true");
    Optional.ofNullable(answer.contentType()).ifPresent(response::setContentType);
    Optional.ofNullable(answer.location()).ifPresent(l -> response.setHeader("Location", l));
    response.getOutputStream().write(answer.response());
  }

  private static Answer answer(Call call, ContentCachingResponseWrapper response) {
    return new Answer(
        call.request(),
        call.bodyDigest(),
        response.getStatus(),
        response.getContentType(),
        response.getHeader("Location"),
        response.getContentAsByteArray());
  }

  private static void pass(
      FilterChain chain, HttpServletRequest request, HttpServletResponse response) {
    try {
      chain.doFilter(request, response);
    } catch (ServletException | IOException e) {
      throw new IllegalStateException("The call could not be carried out", e);
    }
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
