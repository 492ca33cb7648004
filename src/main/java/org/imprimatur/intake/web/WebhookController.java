package org.imprimatur.intake.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.imprimatur.intake.WebhookDesk;
import org.imprimatur.problem.Refusal;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where platforms call. Nobody is signed in: a call counts if the platform signed its very bytes,
 * and nothing of it is read before.
 */
@RestController
@RequestMapping("/webhooks/{platform}")
class WebhookController {
  private static final int LARGEST = 1024 * 1024;
  private static final int DEEPEST = 40;

  /** More calls at once would take the connections that publishing needs. */
  private static final int AT_ONCE = 8;

  private static final int PATIENCE_SECONDS = 2;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final WebhookDesk desk;
  private final ApplicationAvailability application;
  private final Semaphore places = new Semaphore(AT_ONCE);

  WebhookController(WebhookDesk desk, ApplicationAvailability application) {
    this.desk = desk;
    this.application = application;
  }

  @GetMapping
  ResponseEntity<?> handshake(
      @PathVariable String platform, @RequestParam Map<String, String> query) {
    if (starting()) return later("We are just starting; ask again.");
    var answer = desk.handshake(platform, query);
    if (answer.isEmpty()) return refused(HttpStatus.FORBIDDEN, "This is not how it is asked.");
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(answer.get().contentType()))
        .header("X-Content-Type-Options", "nosniff")
        .body(answer.get().body().getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping
  ResponseEntity<?> call(@PathVariable String platform, HttpServletRequest request)
      throws IOException, InterruptedException {
    if (starting()) return later("We are just starting; call again.");
    var encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Send it uncompressed.");
    }
    var body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      return refused(HttpStatus.PAYLOAD_TOO_LARGE, "A call has at most 1 MB.");
    }
    if (!desk.genuine(platform, request::getHeader, body)) {
      return refused(HttpStatus.UNAUTHORIZED, "The signature does not fit.");
    }
    JsonNode read;
    try {
      read = JSON.readTree(text(body));
    } catch (CharacterCodingException e) {
      return refused(HttpStatus.BAD_REQUEST, "It is not UTF-8.");
    } catch (JsonProcessingException e) {
      return refused(HttpStatus.BAD_REQUEST, "It is not the JSON it should be.");
    }
    if (!read.isObject()) return refused(HttpStatus.BAD_REQUEST, "It is no JSON object.");
    return receive(platform, read);
  }

  /** Whoever is turned away for the rate calls again, as all of them do. */
  private ResponseEntity<?> receive(String platform, JsonNode read) throws InterruptedException {
    if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      return later("Too many calls at once; call again.");
    }
    try {
      desk.receive(platform, read);
      return ResponseEntity.ok().build();
    } finally {
      places.release();
    }
  }

  /** The processes that make something of a call may not be there yet. */
  private boolean starting() {
    return application.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC;
  }

  private static ResponseEntity<ProblemDetail> later(String why) {
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header("Retry-After", "5")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(HttpStatus.SERVICE_UNAVAILABLE, why));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> nobodyCallsHere(Refusal refusal) {
    return refused(HttpStatus.NOT_FOUND, refusal.getMessage());
  }

  private static String text(byte[] body) throws CharacterCodingException {
    // A decoder that replaces nothing: what was signed is what is read.
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  private static ResponseEntity<ProblemDetail> refused(HttpStatus status, String why) {
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem(status, why));
  }

  private static ProblemDetail problem(HttpStatus status, String why) {
    return ProblemDetail.forStatusAndDetail(status, why);
  }
}
