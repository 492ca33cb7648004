package org.imprimatur.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.channels.RawServer.answers;
import static org.imprimatur.channels.RawServer.resets;
import static org.imprimatur.channels.RawServer.says;
import static org.imprimatur.channels.RawServer.staysSilent;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.MediaType;

/** Every way a call can end has exactly one meaning. */
class PlatformClientTests {
  private static final String TOKEN = "tok-3f9a1c";
  private final PlatformClient client =
      new PlatformClient("Testnet", PlatformClientTests::error, Duration.ofSeconds(1));

  private static Answer error(int status, JsonNode body) {
    if (status == 401) {
      return new Answer.Unauthorized(status, "", "log in again");
    }
    var code = body.path("error").asText("");
    return code.isEmpty()
        ? new Answer.Unclear(status, "unknown")
        : new Answer.Refused(status, code, body.path("message").asText());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ambiguous")
  void whatMayHaveBeenProcessedIsUnclear(String name, RawServer.Behaviour behaviour) {
    try (var server = RawServer.that(behaviour)) {
      var answer = post(server.address());
      assertThat(answer).isInstanceOf(Answer.Unclear.class);
      assertThat(answer.toSendResult(body -> Optional.empty()))
          .isInstanceOf(SendResult.Unknown.class);
      assertThat(server.requests()).as("sent once, never repeated by the client").hasSize(1);
    }
  }

  static Stream<Arguments> ambiguous() {
    return Stream.of(
        Arguments.of("accept, then reset", resets()),
        Arguments.of("accept, then silence", staysSilent()),
        Arguments.of("accept, then close", says("")),
        Arguments.of(
            "half an answer", says("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\":")),
        Arguments.of("500", answers("500 Internal Server Error", "", "{}")),
        Arguments.of(
            "503 with Retry-After", answers("503 Service Unavailable", "Retry-After: 5\r\n", "")),
        Arguments.of("504", answers("504 Gateway Timeout", "", "")),
        Arguments.of("302", answers("302 Found", "Location: /elsewhere\r\n", "")),
        Arguments.of(
            "garbage 200", answers("200 OK", "Content-Type: text/html\r\n", "<h1>Hello</h1>")),
        Arguments.of("unknown 4xx", answers("418 I'm a teapot", "", "short and stout")),
        Arguments.of("no HTTP at all", says("SSH-2.0-OpenSSH_9.2\r\n")),
        Arguments.of("status 000", says("HTTP/1.1 000 Odd\r\nContent-Length: 0\r\n\r\n")),
        Arguments.of("answer in drops", dripping()),
        Arguments.of("answer without end", endless()));
  }

  @Test
  void aRefusedConnectionProvesThatNothingWasSent() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThat(post(URI.create("http://127.0.0.1:" + port))).isInstanceOf(Answer.NotSent.class);
  }

  @Test
  void anUnknownHostProvesThatNothingWasSent() {
    assertThat(post(URI.create("http://nobody.invalid"))).isInstanceOf(Answer.NotSent.class);
  }

  @Test
  void aConnectionThatNeverOpensProvesThatNothingWasSent() throws IOException {
    // A full backlog that nobody accepts from: further attempts get no answer at all.
    var waiting = new ArrayList<Socket>();
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 4; i++) {
        var filler = new Socket();
        waiting.add(filler);
        try {
          filler.connect(socket.getLocalSocketAddress(), 200);
        } catch (SocketTimeoutException e) {
          break;
        }
      }
      var patient =
          new PlatformClient("Testnet", PlatformClientTests::error, Duration.ofSeconds(15));
      var address = URI.create("http://127.0.0.1:" + socket.getLocalPort());
      assertThat(patient.call(http -> http.post().uri(address))).isInstanceOf(Answer.NotSent.class);
    } finally {
      for (var filler : waiting) {
        filler.close();
      }
    }
  }

  @Test
  void aFailedTlsHandshakeProvesThatNothingWasSent() throws IOException {
    try (var tls = tlsRefuser()) {
      assertThat(post(URI.create("https://127.0.0.1:" + tls.getLocalPort())))
          .isInstanceOf(Answer.NotSent.class);
    }
  }

  @Test
  void tooManyRequestsAreNotSentAndSayWhen() {
    try (var server = RawServer.that(answers("429 Too Many Requests", "Retry-After: 7\r\n", ""))) {
      assertThat(((Answer.NotSent) post(server.address())).retryAfter())
          .isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void aLoginThatIsNotAcceptedIsItsOwnOutcome() {
    try (var server = RawServer.that(answers("401 Unauthorized", "", ""))) {
      var answer = post(server.address());
      assertThat(answer.toSendResult(body -> Optional.empty()))
          .isInstanceOf(SendResult.Unauthorized.class);
      assertThatThrownBy(answer::orThrow).isInstanceOf(ChannelUnauthorized.class);
    }
  }

  @Test
  void aRefusalKeepsThePlatformsWordsButNeitherTheTokenNorControlCharacters() {
    var body =
        "{\"error\":\"TooLong\",\"message\":\"bad\\u001b[31m\\ntoken "
            + TOKEN
            + " \\u202e"
            + "x".repeat(900)
            + "\"}";
    try (var server = RawServer.that(answers("422 Unprocessable", "", body))) {
      var refused = (Answer.Refused) post(server.address());
      assertThat(refused.code()).isEqualTo("TooLong");
      assertThat(refused.message())
          .startsWith("bad [31m token … x")
          .hasSizeLessThan(310)
          .doesNotContain(TOKEN);
      assertThat(refused.toSendResult(ignored -> Optional.empty()))
          .isInstanceOf(SendResult.Rejected.class);
    }
  }

  @Test
  void aTokenThatFitsNoHeaderIsNotSentAndNotShown() {
    try (var server = RawServer.that(answers("200 OK", "", "{}"))) {
      var answer =
          client.call(
              http ->
                  http.post()
                      .uri(server.address())
                      .header("Authorization", "Bearer a\r\nsecret: b"));
      assertThat(answer).isInstanceOf(Answer.NotSent.class);
      assertThat(answer.toString()).doesNotContain("secret");
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void aReadableAnswerWithoutAPostProvesNothing() {
    try (var server = RawServer.that(answers("200 OK", "", "{\"ok\":true}"))) {
      var answer = post(server.address());
      assertThat(answer).isInstanceOf(Answer.Ok.class);
      assertThat(answer.toSendResult(body -> Optional.empty()))
          .isInstanceOf(SendResult.Unknown.class);
    }
  }

  @Test
  void bodiesAreSentWithTheirLengthBecauseSmallServersReadNoChunks() {
    try (var server = RawServer.that(answers("200 OK", "", "{}"))) {
      post(server.address());
      assertThat(server.requests().get(0))
          .containsIgnoringCase("content-length: 2")
          .doesNotContainIgnoringCase("transfer-encoding")
          .doesNotContainIgnoringCase("upgrade");
    }
  }

  @Test
  void aServerThatClosesKeptConnectionsWithoutAWordLosesNoPost() {
    RawServer.Behaviour hangsUp =
        connection ->
            connection
                .getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes());
    try (var server = RawServer.that(hangsUp)) {
      for (int i = 0; i < 200; i++) {
        assertThat(post(server.address())).isInstanceOf(Answer.Ok.class);
      }
    }
  }

  private Answer post(URI address) {
    return client.call(
        http ->
            http.post()
                .uri(address)
                .header("Authorization", "Bearer " + TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{}".getBytes()));
  }

  /** Answers the client's greeting with the fatal alert "handshake failure". */
  private static ServerSocket tlsRefuser() throws IOException {
    var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    var thread =
        new Thread(
            () -> {
              try (var connection = socket.accept()) {
                connection.getInputStream().read();
                connection.getOutputStream().write(new byte[] {21, 3, 3, 0, 2, 2, 40});
                connection.getOutputStream().flush();
                connection.shutdownOutput();
                connection.getInputStream().readAllBytes();
              } catch (IOException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
    return socket;
  }

  private static RawServer.Behaviour dripping() {
    return connection -> {
      var out = connection.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".getBytes());
      for (int i = 0; i < 100; i++) {
        out.write(' ');
        out.flush();
        Thread.sleep(200);
      }
    };
  }

  private static RawServer.Behaviour endless() {
    return connection -> {
      var out = connection.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[".getBytes());
      var spaces = " ".repeat(65_536).getBytes();
      while (true) {
        out.write(spaces);
      }
    };
  }
}
