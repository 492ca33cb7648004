package org.imprimatur.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.imprimatur.problem.Refusal;
import org.imprimatur.problem.Refusal.FieldProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/**
 * Every refusal of the REST API in one shape (RFC 9457); the type is a fixed name programs may rely
 * on.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(Refusal.class)
  ResponseEntity<Object> refused(Refusal refusal, HttpServletRequest request) {
    requireApi(request, refusal);
    var problem = problem(statusOf(refusal.kind()), refusal.getMessage());
    if (!refusal.fields().isEmpty()) {
      problem.setProperty("errors", refusal.fields());
    }
    return answer(problem);
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<Object> failed(Exception failure, HttpServletRequest request) throws Exception {
    if (failure instanceof AccessDeniedException || !isApi(request)) {
      throw failure;
    }
    LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
    return answer(
        problem(
            HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; nothing was changed."));
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    List<FieldProblem> fields =
        e.getFieldErrors().stream()
            .map(error -> new FieldProblem(error.getField(), error.getDefaultMessage()))
            .toList();
    var problem = problem(HttpStatus.UNPROCESSABLE_ENTITY, "Some fields are not acceptable.");
    problem.setProperty("errors", fields);
    return handleExceptionInternal(e, problem, headers, HttpStatus.UNPROCESSABLE_ENTITY, request);
  }

  /** Names the field where the JSON is at fault, and nothing of our insides. */
  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException e,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var problem = problem(HttpStatus.BAD_REQUEST, "The body is not the JSON expected here.");
    if (e.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      var unknown = mapping instanceof UnrecognizedPropertyException;
      var message = unknown ? "There is no such field." : "This value is not possible here.";
      problem.setProperty("errors", List.of(new FieldProblem(path(mapping), message)));
    }
    return handleExceptionInternal(e, problem, headers, status, request);
  }

  @ExceptionHandler(ConcurrencyFailureException.class)
  ResponseEntity<Object> meanwhile(ConcurrencyFailureException e, HttpServletRequest request) {
    requireApi(request, e);
    return answer(
        problem(HttpStatus.CONFLICT, "Somebody else changed it at the same moment; try again."));
  }

  @ExceptionHandler(DataIntegrityViolationException.class)
  ResponseEntity<Object> collides(DataIntegrityViolationException e, HttpServletRequest request) {
    requireApi(request, e);
    LOG.warn("{} {} collides", request.getMethod(), request.getRequestURI(), e);
    return answer(
        problem(HttpStatus.CONFLICT, "It collides with something that is there already."));
  }

  /** {@code draft.images[0].asset}. */
  private static String path(JsonMappingException e) {
    var path = new StringBuilder();
    for (var step : e.getPath()) {
      if (step.getFieldName() == null) path.append('[').append(step.getIndex()).append(']');
      else path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
    }
    return path.toString();
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(
      Exception e, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    requireApi(((ServletWebRequest) request).getRequest(), e);
    var problem = body instanceof ProblemDetail detail ? detail : ProblemDetail.forStatus(status);
    problem.setType(typeOf(HttpStatus.valueOf(status.value())));
    return ResponseEntity.status(status).headers(headers).body(problem);
  }

  private static ResponseEntity<Object> answer(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus()).body(problem);
  }

  private static ProblemDetail problem(HttpStatus status, String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(typeOf(status));
    return problem;
  }

  /** {@code urn:imprimatur:problem:not-found}. */
  private static URI typeOf(HttpStatus status) {
    return URI.create("urn:imprimatur:problem:" + status.name().toLowerCase().replace('_', '-'));
  }

  private static HttpStatus statusOf(Refusal.Kind kind) {
    return switch (kind) {
      case INVALID -> HttpStatus.UNPROCESSABLE_ENTITY;
      case CONFLICT -> HttpStatus.CONFLICT;
      case UNKNOWN -> HttpStatus.NOT_FOUND;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
    };
  }

  private static boolean isApi(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
  }

  /** Pages show their errors as pages: the exception goes on, as it came, to the next who can. */
  private static void requireApi(HttpServletRequest request, Exception e) {
    if (!isApi(request)) {
      ProblemAdvice.<RuntimeException>goOn(e);
    }
  }

  /** Spring's method cannot declare it, and wrapped it would be another error. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> void goOn(Exception e) throws E {
    throw (E) e;
  }
}
