package org.imprimatur.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.imprimatur.MovableClock;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.web.IdempotencyKeys.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class IdempotencyTests {
  @Autowired MockMvc mvc;
  @Autowired PeopleOfTests people;
  @Autowired ProcessDriver process;
  @Autowired MovableClock clock;
  @Autowired JdbcClient database;
  @Autowired IdempotencyKeys keys;
  @Autowired TransactionTemplate transaction;

  private final String key = UUID.randomUUID().toString();
  private String title;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    process.client("borealis");
    people.create();
    title = "T" + UUID.randomUUID();
  }

  @Test
  void repeatedCallIsDoneOnceAndAnsweredTheSame() throws Exception {
    var first = open("manager", title);
    var second = open("manager", title);

    assertThat(first.getStatus()).isEqualTo(201);
    assertThat(second.getStatus()).isEqualTo(201);
    assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
    assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
    assertThat(second.getContentType()).isEqualTo(first.getContentType());
    assertThat(second.getHeader("Idempotency-Replayed")).isEqualTo("true");
    assertThat(pieces()).isEqualTo(1);
  }

  @Test
  void sameKeyForAnotherBodyIsRefused() throws Exception {
    open("manager", title);
    assertThat(open("manager", title + "!").getStatus()).isEqualTo(422);
    assertThat(pieces()).isEqualTo(1);
  }

  @Test
  void keyIsEachPersonsOwn() throws Exception {
    open("manager", title);
    assertThat(open("owner", title).getHeader("Idempotency-Replayed")).isNull();
    assertThat(pieces()).isEqualTo(2);
  }

  @Test
  void parallelCallsDoTheWorkOnce() throws Exception {
    var calls = 8;
    var start = new CyclicBarrier(calls);
    var threads = Executors.newFixedThreadPool(calls);
    Callable<Integer> call =
        () -> {
          start.await();
          return open("manager", title).getStatus();
        };
    var answers = threads.invokeAll(IntStream.range(0, calls).mapToObj(i -> call).toList());
    threads.shutdown();

    for (var answer : answers) assertThat(answer.get()).isIn(201, 409);
    assertThat(answers).anyMatch(IdempotencyTests::succeeded);
    assertThat(pieces()).isEqualTo(1);
  }

  @Test
  void refusedCallChangesNothingAndFreesItsKey() throws Exception {
    assertThat(open("manager", " ").getStatus()).isEqualTo(422);
    assertThat(open("manager", title).getStatus()).isEqualTo(201);
    assertThat(pieces()).isEqualTo(1);
  }

  @Test
  void callCutOffByACrashBlocksForTheLeaseOnly() throws Exception {
    // What a node leaves behind that died while it worked: the key taken, nothing done.
    take(title);
    var blocked = open("manager", title);
    assertThat(blocked.getStatus()).isEqualTo(409);
    assertThat(blocked.getHeader("Retry-After")).isNotNull();

    clock.advance(IdempotencyKeys.LEASE.plusSeconds(1));
    assertThat(open("manager", title).getStatus()).isEqualTo(201);
    assertThat(pieces()).isEqualTo(1);
  }

  @Test
  void lateWorkerWhoLostTheLeaseMayNotFinish() {
    var call = new Call("manager", key, "POST /api/pieces", "digest");
    var late = keys.take(call).orElseThrow();
    clock.advance(IdempotencyKeys.LEASE.plusSeconds(1));
    var now = keys.take(call).orElseThrow();

    var answer =
        new IdempotencyKeys.Answer("POST /api/pieces", "digest", 201, null, null, new byte[0]);
    assertThat(finish(call, late, answer)).isFalse();
    assertThat(finish(call, now, answer)).isTrue();
  }

  @Test
  void keyIsForgottenAfterADay() throws Exception {
    open("manager", title);
    clock.advance(IdempotencyKeys.KEPT.plus(Duration.ofSeconds(1)));
    assertThat(open("manager", title).getHeader("Idempotency-Replayed")).isNull();
    assertThat(pieces()).isEqualTo(2);
  }

  @Test
  void nonsensicalKeyIsRefused() throws Exception {
    var answer =
        mvc.perform(request("manager", title).header("Idempotency-Key", "k".repeat(201)))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(422);
    assertThat(answer.getContentType()).isEqualTo("application/problem+json");
  }

  private static boolean succeeded(java.util.concurrent.Future<Integer> answer) {
    try {
      return answer.get() == 201;
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  private boolean finish(Call call, UUID lease, IdempotencyKeys.Answer answer) {
    return Boolean.TRUE.equals(transaction.execute(status -> keys.finish(call, lease, answer)));
  }

  private void take(String title) throws Exception {
    var digest =
        java.util.HexFormat.of()
            .formatHex(
                java.security.MessageDigest.getInstance("SHA-256")
                    .digest(body(title).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    assertThat(keys.take(new Call("manager", key, "POST /api/pieces", digest))).isPresent();
  }

  private MockHttpServletResponse open(String who, String title) throws Exception {
    return mvc.perform(request(who, title).header("Idempotency-Key", key))
        .andReturn()
        .getResponse();
  }

  private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request(
      String who, String title) {
    return post("/api/pieces")
        .with(people.as(who))
        .with(csrf())
        .contentType(MediaType.APPLICATION_JSON)
        .content(body(title));
  }

  private static String body(String title) {
    return "{\"client\":\"acme\",\"title\":\"%s\"}".formatted(title);
  }

  private long pieces() {
    return database
        .sql("select count(*) from content_piece where title like ?")
        .param(title + "%")
        .query(Long.class)
        .single();
  }
}
