package org.imprimatur.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.anonymous;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.assets.NewAsset;
import org.imprimatur.assets.Samples;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.PieceReading;
import org.imprimatur.intake.EventHeard;
import org.imprimatur.interactions.Inbox;
import org.imprimatur.interactions.InboxQuery;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.security.TenantRoutes.Route;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * For a client, what belongs to another client does not exist: on every route of ours it gets what
 * it gets for ids that were never given, and nothing is written.
 */
@ProcessTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantBoundaryTests {
  private static final String SLOT = "2026-11-25T09:00";

  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired ContentDesk desk;
  @Autowired PieceReading pieces;
  @Autowired AssetLibrary assets;
  @Autowired JdbcClient jdbc;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @Autowired ApprovalDesk approvals;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired Inbox inbox;
  @Autowired PublishingDesk publishing;

  private Map<String, ClientWorld> worlds;
  private Tables tables;

  @BeforeAll
  void twoClients() throws Exception {
    process.begin();
    worlds = Map.of("acme", world("acme"), "borealis", world("borealis"));
    people.create();
    tables = new Tables(jdbc);
  }

  @Test
  void everyRouteIsInTheTable() {
    assertThat(TenantRoutes.mapped(mapping))
        .as("add a line to TenantRoutes for what is new, take out what is gone")
        .containsExactlyInAnyOrderElementsOf(TenantRoutes.names());
  }

  static Stream<Arguments> routesAndStrangers() {
    return TenantRoutes.all().stream()
        .filter(route -> !route.isPublic())
        .flatMap(
            route ->
                Stream.of(
                    Arguments.of(route, "acme", "borealis"),
                    Arguments.of(route, "borealis", "acme")));
  }

  @ParameterizedTest(name = "{0}: {1} asks for what is {2}''s")
  @MethodSource("routesAndStrangers")
  void whatIsTheirsDoesNotExistForOthers(Route route, String stranger, String owner)
      throws Exception {
    var theirs = worlds.get(owner);
    var nothing = theirs.unknown();
    var before = tables.state();

    var answer = Answer.of(call(stranger, route.of(theirs::fill)));
    var unknown = Answer.of(call(stranger, route.of(nothing::fill)));

    assertThat(tables.state()).as("what is stored").isEqualTo(before);
    assertThat(theirs.toldIn(answer.body())).as("told to a stranger").isEmpty();
    assertThat(answer.status()).isLessThan(500);
    if (route.namesSomething()) {
      assertThat(answer.blankedBy(theirs)).isEqualTo(unknown.blankedBy(nothing));
      assertThat(Stream.of(owner, "manager"))
          .as("somebody for whom it exists, or this row asks for nothing")
          .anyMatch(who -> !exists(route, who, theirs).equals(exists(route, who, nothing)));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void visitorIsAskedToSignIn(Route route) throws Exception {
    for (var world : worlds.values()) {
      var before = tables.state();
      var answer = mvc.perform(made(route.of(world::fill), anonymous())).andReturn().getResponse();
      assertThat(tables.state()).isEqualTo(before);
      if (answer.getStatus() == 302) assertThat(answer.getRedirectedUrl()).endsWith("/login");
      else assertThat(answer.getStatus()).isEqualTo(401);
      assertThat(world.toldIn(answer.getContentAsString())).isEmpty();
    }
  }

  /** The agency works for all its clients alike. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void staffReadOfOneClientWhatTheyReadOfAnother(Route route) throws Exception {
    if (!route.method().equals("GET")) return;
    for (var who : List.of("support", "manager", "owner")) {
      var acme = call(who, route.of(worlds.get("acme")::fill)).getStatus();
      var borealis = call(who, route.of(worlds.get("borealis")::fill)).getStatus();
      assertThat(acme).as(who).isEqualTo(borealis).isLessThan(500);
    }
  }

  /** Nobody of the agency says yes for a client, whichever client it is. */
  @Test
  void staffDoNotAnswerForAnyClient() throws Exception {
    var answering =
        TenantRoutes.all().stream()
            .filter(route -> route.name().equals("POST /api/tasks/{id}"))
            .findFirst()
            .orElseThrow();
    for (var world : worlds.values()) {
      for (var who : List.of("support", "reviewer", "manager", "strategist", "owner", "admin")) {
        var before = tables.state();
        var answer = call(who, answering.of(world::fill));
        assertThat(answer.getStatus()).as("%s for %s", who, world.client()).isEqualTo(403);
        assertThat(tables.state()).isEqualTo(before);
      }
    }
  }

  static Stream<Route> routes() {
    return TenantRoutes.all().stream().filter(route -> !route.isPublic());
  }

  // --- what there is to ask for ---

  private ClientWorld world(String client) throws Exception {
    var channel = process.channel(client, "key");
    var title = "Title only for " + client;
    var name = "cup-of-" + client + ".png";
    var asset =
        assets.upload(
            new NewAsset(client, name, "Alt text only for " + client, null, client),
            new ByteArrayInputStream(Samples.picture("png", 40, client.length() + 40)));
    var piece = desk.open(client, title, "manager");
    var text = "Text only for " + client;
    process.submit(
        piece,
        "Task_DraftPiece",
        "manager",
        Map.of("channels", List.of(channel.id().toString()), "text", text, "slotAt", SLOT));
    var digest = reviewed(piece);
    var task = process.task(piece, "Task_ApprovePiece");
    var ids = new LinkedHashMap<String, String>();
    ids.put("piece", piece.toString());
    ids.put("asset", asset.id().toString());
    ids.put("channel", channel.id().toString());
    ids.put("task", task.getId());
    ids.put("digest", digest);
    ids.put("publication", published(client, channel));
    var round = approvals.openRound(piece).orElseThrow();
    ids.put("request", approvals.requests(round.id()).get(0).id().toString());
    ids.put("definition", process.of(piece, "content-piece").getProcessDefinitionId());
    ids.put("table", newest("act_re_decision_def", "approval-policy"));
    ids.put("form", newest("act_re_camformdef", "review-piece"));
    var said = "Said only to " + client;
    var interaction = said(client, channel, said);
    ids.put("interaction", interaction.toString());
    ids.put("drawing", process.of(interaction, "interaction").getProcessDefinitionId());
    ids.put("client", client);
    return new ClientWorld(client, ids, List.of(title, text, name, channel.handle(), said));
  }

  private String newest(String table, String key) {
    return jdbc.sql(
            "select id_ from "
                + table
                + " where key_ = ? and tenant_id_ is null order by version_ desc limit 1")
        .param(key)
        .query(String.class)
        .single();
  }

  private String reviewed(UUID piece) {
    var digest = pieces.get(piece).current().orElseThrow().digest();
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", digest));
    return digest;
  }

  private UUID said(String client, Channel channel, String text) {
    var event =
        new PlatformEvent(
            "c1",
            PlatformEvent.Kind.COMMENT,
            PlatformEvent.Change.CREATED,
            "c1",
            "p1",
            "p1",
            "",
            new RemoteAuthor("ann@" + channel.handle(), "ann", "Ann", ""),
            text,
            "en",
            "",
            process.now());
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(new EventHeard(UUID.randomUUID(), client, channel.id(), event)));
    return inbox.list(InboxQuery.open(List.of(client)).on(channel.id())).get(0).id();
  }

  /** A post that is online, so that there is a certificate of it. */
  private String published(String client, Channel channel) {
    var piece = desk.open(client, "Out for " + client, "manager");
    var soon = process.now().plusSeconds(60);
    process.submit(
        piece,
        "Task_DraftPiece",
        "manager",
        Map.of(
            "channels",
            List.of(channel.id().toString()),
            "text",
            "Out for " + client,
            "slotAt",
            LocalDateTime.ofInstant(soon, ZoneId.of("Europe/Lisbon")).toString()));
    process.submit(
        piece,
        "Task_ApprovePiece",
        client,
        Map.of("approvalDecision", "APPROVE", "versionDigest", reviewed(piece)));
    process.until(soon);
    return publishing.of(piece).get(0).id().toString();
  }

  // --- calls ---

  /** What an answer amounts to. */
  private record Answer(int status, String type, String more, String body) {
    static Answer of(MockHttpServletResponse response) throws Exception {
      return new Answer(
          response.getStatus(),
          Objects.toString(response.getContentType(), ""),
          Objects.toString(response.getRedirectedUrl(), "")
              + Objects.toString(response.getErrorMessage(), ""),
          response.getContentAsString(StandardCharsets.UTF_8));
    }

    Answer blankedBy(ClientWorld world) {
      return new Answer(status, type, world.blank(more), world.blank(body));
    }
  }

  private Answer exists(Route route, String who, ClientWorld world) {
    try {
      return Answer.of(call(who, route.of(world::fill))).blankedBy(world);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private MockHttpServletResponse call(String who, Route route) throws Exception {
    return mvc.perform(made(route, people.as(who))).andReturn().getResponse();
  }

  private static MockHttpServletRequestBuilder made(Route route, RequestPostProcessor who)
      throws Exception {
    var address = URI.create(route.address());
    if (route.body().startsWith("upload ")) {
      var upload = multipart(address).file("file", Samples.picture("png", 39, 39));
      var field = route.body().substring("upload ".length()).split("=", 2);
      upload.param(field[0], field[1]).with(csrf()).with(who);
      return upload;
    }
    var made = request(HttpMethod.valueOf(route.method()), address).with(csrf()).with(who);
    if (route.body().startsWith("{") || route.body().startsWith("[")) {
      made.contentType(MediaType.APPLICATION_JSON).content(route.body());
    } else if (!route.body().isEmpty()) {
      for (var field : route.body().split("&")) {
        var parts = field.split("=", 2);
        made.param(parts[0], parts[1]);
      }
    }
    return made;
  }
}
