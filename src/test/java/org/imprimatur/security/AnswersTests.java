package org.imprimatur.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.imprimatur.TestPostgres;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.RoundState;
import org.imprimatur.channels.Channels;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.PieceEvent;
import org.imprimatur.content.PieceReading;
import org.imprimatur.security.WaitingPieces.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.web.util.HtmlUtils;

/**
 * What a client could answer instead of a decision, through both doors that take answers: it is
 * refused and nothing is written, or it is text and stays text.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"camunda.bpm.job-execution.enabled=false", "management.server.port=0"})
@ContextConfiguration(initializers = TestPostgres.class)
@ActiveProfiles("demo")
// The engine's web applications share what they know in static fields, and an application that was
// closed since has emptied them.
@DirtiesContext(classMode = ClassMode.BEFORE_CLASS)
class AnswersTests {
  private static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;
  @Autowired ContentDesk desk;
  @Autowired PieceReading pieces;
  @Autowired Channels channels;
  @Autowired ApprovalDesk approvals;
  @Autowired JdbcClient jdbc;

  private WaitingPieces waiting;
  private Tables tables;

  /** A way by which answers come in. */
  enum Door {
    API,
    TASKLIST
  }

  @BeforeEach
  void begin() {
    waiting = new WaitingPieces(engine, desk, pieces, channels);
    tables = new Tables(jdbc);
  }

  // --- answers that are none ---

  @ParameterizedTest
  @EnumSource(Door.class)
  void f01OptionOutsideTheList(Door door) {
    refused(door, "approvalDecision", "PUBLISH");
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f02OverLongText(Door door) {
    refused(door, "approvalComment", "x".repeat(100_001));
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f03ExtraVariable(Door door) {
    refused(door, "surprise", "x");
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f04TenantHashOrTimeOverwritten(Door door) {
    for (var name : List.of("client", "tenantId", "contentHash", "approvalRequest", "slotAt")) {
      refused(door, name, "borealis");
    }
  }

  @Test
  void f05JsonObjectOfAClass() {
    refused(Door.API, "approvalDecision", Map.of("@class", "java.lang.Runtime"));
    refusedTyped(
        "{\"value\":\"{}\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":"
            + "\"javax.management.MBeanServer\",\"serializationDataFormat\":\"application/json\"}}");
  }

  @Test
  void f06JavaObject() {
    refused(Door.API, "approvalDecision", List.of("rO0ABXQAB0FQUFJPVkU="));
    refusedTyped(
        "{\"value\":\"rO0ABXQAB0FQUFJPVkU=\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":"
            + "\"java.lang.String\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}");
  }

  @Test
  void f07HtmlFile() {
    refused(Door.API, "approvalDecision", Map.of("filename", "x.html"));
    refusedTyped(
        "{\"value\":\"PGI+\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"x.html\",\"mimetype\":\"text/html\"}}");
  }

  @Test
  void f08XmlWithADoctype() {
    refusedTyped(
        "{\"value\":\"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>\",\"type\":\"Xml\"}");
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f09NotTheOneWhoIsAsked(Door door) {
    for (var who : List.of("manager", "reviewer", "support", "owner"))
      refusedTo(who, door, 403, 500);
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f10OtherTenant(Door door) {
    refusedTo("borealis", door, 404);
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f11Twice(Door door) {
    var piece = waiting.of("acme", "Twice");
    assertThat(answer("acme", door, piece, yes(piece)).statusCode()).isEqualTo(204);
    var before = tables.state();
    var again = answer("acme", door, piece, yes(piece));
    assertThat(again.statusCode()).isEqualTo(door == Door.API ? 409 : 400);
    assertThat(again.body()).contains("any more");
    assertThat(tables.state()).isEqualTo(before);
    assertThat(approvals.of(piece.piece())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f12StaleHash(Door door) {
    refused(door, "versionDigest", "0".repeat(64));
    refused(door, "versionDigest", null);
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f13AfterCancel(Door door) {
    var piece = waiting.of("acme", "Cancelled");
    desk.withdraw(piece.piece(), "No more.", "manager");
    waiting.runJobs(piece.piece());
    var before = tables.state();
    assertThat(answer("acme", door, piece, yes(piece)).statusCode()).isIn(400, 404, 409);
    assertThat(tables.state()).isEqualTo(before);
    assertThat(approvals.of(piece.piece())).isEmpty();
  }

  // --- texts that would like to be more ---

  @ParameterizedTest
  @EnumSource(Door.class)
  void f14ImageWithAnErrorHandler(Door door) {
    staysText(door, "<img src=x onerror=alert(1)>");
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f15TemplateWithAConstructor(Door door) {
    staysText(door, "{{constructor.constructor('alert(1)')()}} [[${1234567*3}]]");
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f16JavascriptLink(Door door) {
    staysText(door, "<a href=\"javascript:alert(1)\">click</a> [click](javascript:alert(1))");
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f17RemoteImage(Door door) {
    staysText(
        door, "<img src=\"https://evil.example/pixel.png\"> ![x](https://evil.example/y.png)");
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f18BreakoutOfStyleAndHtml(Door door) {
    staysText(door, "</style></textarea></div>\"'><style>*{display:none}</style><!--");
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f19BidirectionalAndInvisibleCharacters(Door door) {
    var comment = "approve\u202Eton\u200B\u2066 it";
    var piece = commented(door, comment);
    assertThat(page("manager", piece)).doesNotContain("\u202E").doesNotContain("\u2066");
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f20TenMegabytes(Door door) {
    refused(door, "approvalComment", "x".repeat(10_000_000));
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f21NulAndLoneSurrogate(Door door) {
    refusedRaw(door, "approvalComment", "\"a\\u0000b\"");
    refusedRaw(door, "approvalComment", "\"a\\ud800b\"");
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f22Expression(Door door) {
    System.clearProperty("imprimatur.probe");
    staysText(
        door,
        "${''.getClass().forName('java.lang.System').getMethod('setProperty',''.getClass(),''.getClass())"
            + ".invoke(null,'imprimatur.probe','reached')} #{1+1}");
    assertThat(System.getProperty("imprimatur.probe")).isNull();
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f23Feel(Door door) {
    staysText(door, "=string length(\"a\") + 1");
    refused(door, "approvalDecision", "=\"APPROVE\"");
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f24DepthOfAThousand(Door door) {
    refusedRaw(door, "approvalComment", "[".repeat(1001) + "]".repeat(1001));
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void f25Prototype(Door door) {
    refused(door, "__proto__", Map.of("approvalDecision", "APPROVE"));
    refused(door, "constructor", Map.of("prototype", Map.of("isAdmin", true)));
  }

  // --- many at once ---

  @Test
  void fiftyAnswersAtOnceAreOneDecision() throws Exception {
    var piece = waiting.of("acme", "All at once");
    var tasklist = visitor("acme", Door.TASKLIST);
    var given =
        atOnce(
            IntStream.range(0, 50)
                .<Callable<HttpResponse<String>>>mapToObj(
                    i -> {
                      var door = Door.values()[i % 2];
                      var visitor = door == Door.TASKLIST ? tasklist : visitor("acme", door);
                      return () -> send(visitor, door, piece.task(), body(door, yes(piece)));
                    })
                .toList());

    assertThat(given).filteredOn(answer -> answer.statusCode() == 204).hasSize(1);
    for (int i = 0; i < 50; i++) {
      var answer = given.get(i);
      if (answer.statusCode() == 204) continue;
      assertThat(answer.statusCode())
          .as(answer.body())
          .isIn(i % 2 == 0 ? List.of(409) : List.of(400, 409));
      assertThat(answer.body()).containsAnyOf("any more", "at the same moment", "already");
    }
    assertThat(waiting.isOpen(piece)).isFalse();
    assertThat(approvals.of(piece.piece())).hasSize(1);
    assertThat(approvals.rounds(piece.piece()))
        .singleElement()
        .satisfies(
            round -> {
              assertThat(round.state()).isEqualTo(RoundState.APPROVED);
              assertThat(approvals.requests(round.id())).hasSize(1);
            });
    assertThat(said(piece, PieceEvent.Kind.APPROVED)).isOne();
    waiting.runJobs(piece.piece());
    assertThat(waiting.task(piece.piece(), "Task_ChooseSlot")).isNotNull();
  }

  @Test
  void fiftySubmitsOfOneDecisionAreOneDecisionAndFortyNineConflicts() throws Exception {
    var piece = waiting.of("acme", "All at once");
    var given =
        atOnce(
            IntStream.range(0, 50)
                .<Callable<HttpResponse<String>>>mapToObj(
                    i -> () -> answer("acme", Door.API, piece, yes(piece)))
                .toList());

    assertThat(given).filteredOn(answer -> answer.statusCode() == 204).hasSize(1);
    assertThat(given)
        .filteredOn(answer -> answer.statusCode() != 204)
        .hasSize(49)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
              assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                  .startsWith("application/problem+json");
              assertThat(answer.body())
                  .contains("urn:imprimatur:problem:")
                  .containsAnyOf("any more", "at the same moment", "already");
            });
    assertThat(
            jdbc.sql("select count(*) from approval where subject = ?")
                .param(piece.piece())
                .query(Long.class)
                .single())
        .isOne();
    assertThat(said(piece, PieceEvent.Kind.APPROVED)).isOne();
  }

  /** All of them stand in line first, and then go at the same moment. */
  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    var line = new CyclicBarrier(calls.size());
    var threads = Executors.newFixedThreadPool(calls.size());
    try {
      var answers = new ArrayList<Future<T>>();
      for (var call : calls) {
        answers.add(
            threads.submit(
                () -> {
                  line.await();
                  return call.call();
                }));
      }
      var given = new ArrayList<T>();
      for (var answer : answers) given.add(answer.get());
      return given;
    } finally {
      threads.shutdown();
    }
  }

  // --- the words of the tests ---

  private void refused(Door door, String name, Object value) {
    refusedRaw(door, name, json(value));
  }

  /** In Tasklist a value can claim a type; here it is that of the decision. */
  private void refusedTyped(String decision) {
    var piece = waiting.of("acme", "Typed");
    var values = values(piece);
    values.remove("approvalDecision");
    var variables = new ArrayList<>(variables(values));
    variables.add("\"approvalDecision\":" + decision);
    var before = tables.state();
    var answer =
        send(
            visitor("acme", Door.TASKLIST),
            Door.TASKLIST,
            piece.task(),
            "{\"variables\":{" + String.join(",", variables) + "}}");
    assertRefused(answer, piece, before);
  }

  private void refusedRaw(Door door, String name, String value) {
    var piece = waiting.of("acme", "Refused");
    var values = values(piece);
    values.put(name, value);
    var before = tables.state();
    assertRefused(answer("acme", door, piece, body(door, values)), piece, before);
  }

  private void assertRefused(
      HttpResponse<String> answer, Waiting piece, Map<String, String> before) {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    assertThat(answer.body()).doesNotContain("at org.");
    assertThat(tables.state()).isEqualTo(before);
    assertThat(waiting.isOpen(piece)).isTrue();
  }

  private void refusedTo(String who, Door door, int... statuses) {
    var piece = waiting.of("acme", "Not yours");
    var before = tables.state();
    var answer = answer(who, door, piece, yes(piece));
    assertThat(java.util.Arrays.stream(statuses).boxed()).contains(answer.statusCode());
    assertThat(tables.state()).isEqualTo(before);
    assertThat(waiting.isOpen(piece)).isTrue();
  }

  /** Taken as a comment, kept to the letter, and shown as letters. */
  private void staysText(Door door, String comment) {
    var piece = commented(door, comment);
    assertThat(page("manager", piece)).contains(HtmlUtils.htmlEscape(comment));
    if (comment.contains("<")) assertThat(page("manager", piece)).doesNotContain(comment);
  }

  private Waiting commented(Door door, String comment) {
    var piece = waiting.of("acme", "Commented");
    var values = values(piece);
    values.put("approvalDecision", json("REQUEST_CHANGES"));
    values.put("approvalComment", json(comment));
    var answer = answer("acme", door, piece, body(door, values));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    assertThat(pieces.get(piece.piece()).history().stream().map(PieceEvent::comment))
        .contains(comment);
    return piece;
  }

  private long said(Waiting piece, PieceEvent.Kind kind) {
    return pieces.get(piece.piece()).history().stream().filter(e -> e.kind() == kind).count();
  }

  private String page(String who, Waiting piece) {
    var visitor = new Visitor(port);
    visitor.signIn(who, who);
    return visitor.get("/pieces/" + piece.piece()).body();
  }

  // --- doors ---

  private static Map<String, String> values(Waiting piece) {
    var values = new LinkedHashMap<String, String>();
    values.put("approvalDecision", json("APPROVE"));
    values.put("versionDigest", json(piece.digest()));
    return values;
  }

  private static Map<String, String> yes(Waiting piece) {
    return values(piece);
  }

  private static String body(Door door, Map<String, String> values) {
    return door == Door.API
        ? "{" + String.join(",", named(values)) + "}"
        : "{\"variables\":{" + String.join(",", variables(values)) + "}}";
  }

  private static List<String> named(Map<String, String> values) {
    return values.entrySet().stream().map(v -> json(v.getKey()) + ":" + v.getValue()).toList();
  }

  private static List<String> variables(Map<String, String> values) {
    return values.entrySet().stream()
        .map(v -> json(v.getKey()) + ":{\"value\":" + v.getValue() + "}")
        .toList();
  }

  private HttpResponse<String> answer(
      String who, Door door, Waiting piece, Map<String, String> values) {
    return answer(who, door, piece, body(door, values));
  }

  private HttpResponse<String> answer(String who, Door door, Waiting piece, String body) {
    return send(visitor(who, door), door, piece.task(), body);
  }

  private Visitor visitor(String who, Door door) {
    var visitor = new Visitor(port);
    if (door == Door.API) return visitor.withBasic(who, who);
    visitor.signIn(who, who);
    visitor.get("/camunda/app/tasklist/default/");
    return visitor;
  }

  private static HttpResponse<String> send(Visitor visitor, Door door, String task, String body) {
    var path =
        door == Door.API
            ? "/api/tasks/" + task
            : "/camunda/api/engine/engine/default/task/" + task + "/submit-form";
    return visitor.json("POST", path, body);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
