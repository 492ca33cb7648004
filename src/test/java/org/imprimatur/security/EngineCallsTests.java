package org.imprimatur.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.imprimatur.TestPostgres;
import org.imprimatur.security.EngineCalls.Call;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The engine's own tenant check is no boundary; at both of the engine's doors ours is. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"camunda.bpm.job-execution.enabled=false", "management.server.port=0"})
@ContextConfiguration(initializers = TestPostgres.class)
@ActiveProfiles("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineCallsTests {
  private static final String MODEL =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
        <process id="{process}" name="Process only for {client}" isExecutable="true"
            camunda:historyTimeToLive="P1D">
          <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>
          <userTask id="t" name="Task only for {client}" camunda:candidateGroups="${clientGroup}"
              camunda:formRef="do-by-hand" camunda:formRefBinding="latest"/>
          <boundaryEvent id="b" attachedToRef="t"><timerEventDefinition>
            <timeDuration>P30D</timeDuration></timerEventDefinition></boundaryEvent>
        </process>
      </definitions>
      """;

  @LocalServerPort int port;
  @Autowired ProcessEngine engine;
  @Autowired JdbcClient jdbc;

  private final Map<String, ClientWorld> worlds = new LinkedHashMap<>();
  private final Map<String, Visitor> programs = new LinkedHashMap<>();
  private final Map<String, Visitor> browsers = new LinkedHashMap<>();
  private Tables tables;

  @BeforeAll
  void twoClients() {
    for (var client : List.of("acme", "borealis")) worlds.put(client, world(client));
    for (var login : List.of("acme", "borealis", "manager", "owner")) {
      programs.put(login, new Visitor(port).withBasic(login, login));
      var browser = new Visitor(port);
      browser.signIn(login, login);
      browser.get("/camunda/app/tasklist/default/");
      browsers.put(login, browser);
    }
    programs.put("visitor", new Visitor(port));
    browsers.put("visitor", new Visitor(port));
    tables = new Tables(jdbc);
  }

  static Stream<Call> calls() {
    return EngineCalls.all().stream();
  }

  @Test
  void thereAreAtLeastAsManyCallsAsTheEngineOnceLetThrough() {
    assertThat(EngineCalls.all()).hasSizeGreaterThanOrEqualTo(84).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void aClientReachesNothingOfAnother(Call call) {
    var soft = new SoftAssertions();
    var before = tables.state();
    for (var door : doors())
      for (var stranger : List.of("acme", "borealis", "visitor"))
        for (var theirs : worlds.values())
          if (!theirs.client().equals(stranger))
            assertLikeNothing(soft, door, stranger, call, theirs);
    soft.assertThat(tables.state()).as("what is stored").isEqualTo(before);
    soft.assertAll();
  }

  private void assertLikeNothing(
      SoftAssertions soft, Door door, String stranger, Call call, ClientWorld theirs) {
    var who = stranger + " at " + door.prefix() + " for " + theirs.client();
    var nothing = theirs.unknown();
    var answer = made(door, stranger, call, theirs);
    var unknown = made(door, stranger, call, nothing);
    soft.assertThat(theirs.toldIn(answer.body())).as(who).isEmpty();
    soft.assertThat(blank(answer, theirs)).as(who).isEqualTo(blank(unknown, nothing));
    if (!call.isForEverybody() || stranger.equals("visitor"))
      soft.assertThat(answer.statusCode()).as(who).isIn(401, 403, 404);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void staffWriteNothingInAClientsPlace(Call call) {
    var soft = new SoftAssertions();
    if (call.isTheStaffs()) return;
    for (var theirs : worlds.values()) {
      soft.assertThat(made(doors().get(0), "manager", call, theirs).statusCode()).isEqualTo(403);
      assertOnlyReads(soft, doors().get(1), "manager", call, theirs);
    }
    soft.assertAll();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void processOwnersDoWhatIsTheirsAndNothingInAClientsPlace(Call call) {
    var soft = new SoftAssertions();
    if (!call.isTheOwners())
      for (var door : doors())
        for (var theirs : worlds.values()) assertOnlyReads(soft, door, "owner", call, theirs);
    soft.assertAll();
  }

  private void assertOnlyReads(
      SoftAssertions soft, Door door, String login, Call call, ClientWorld theirs) {
    var who = login + " at " + door.prefix() + " for " + theirs.client();
    var before = tables.state();
    var answer = made(door, login, call, theirs);
    soft.assertThat(tables.state()).as(who).isEqualTo(before);
    if (call.isRead() && door.prefix().equals("/engine-rest"))
      soft.assertThat(answer.statusCode()).as("it is there for " + who).isLessThan(300);
    // The engine itself refuses some of it as a fault of its own.
    if (!call.reads()) soft.assertThat(answer.statusCode()).as(who).isGreaterThanOrEqualTo(400);
  }

  // --- doors ---

  /** Where the engine's API is reached, and by whom. */
  private record Door(String prefix, Map<String, Visitor> visitors) {}

  private List<Door> doors() {
    return List.of(
        new Door("/engine-rest", programs),
        new Door("/camunda/api/engine/engine/default", browsers));
  }

  private static java.net.http.HttpResponse<String> made(
      Door door, String login, Call call, ClientWorld world) {
    var visitor = door.visitors().get(login);
    var path = door.prefix() + fill(call.path(), login, world);
    return call.body().isEmpty()
        ? visitor.send(call.method(), path, null, "")
        : visitor.json(call.method(), path, fill(call.body(), login, world));
  }

  private static String fill(String template, String login, ClientWorld world) {
    return world
        .fill(template)
        .replace("{intruders}", "reviewers")
        .replace("{intruder}", login.equals("visitor") ? "manager" : login);
  }

  private static List<Object> blank(java.net.http.HttpResponse<String> answer, ClientWorld world) {
    return List.of(
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        world.blank(answer.body()));
  }

  // --- what there is to ask for ---

  private ClientWorld world(String client) {
    var group = "client" + Character.toUpperCase(client.charAt(0)) + client.substring(1);
    var process = "only-" + client;
    var own = MODEL.replace("{process}", process).replace("{client}", client);
    var deployment =
        engine
            .getRepositoryService()
            .createDeployment()
            .name("Deployment only for " + client)
            .tenantId(client)
            .addString(process + ".bpmn", own)
            .deploy();
    var key = UUID.randomUUID().toString();
    var runtime = engine.getRuntimeService();
    var secret = "Variable only for " + client;
    var instance =
        runtime
            .createProcessInstanceByKey(process)
            .processDefinitionTenantId(client)
            .businessKey(key)
            .setVariables(Map.of("client", client, "clientGroup", group, "secret", secret))
            .execute();
    var tasks = engine.getTaskService();
    var task = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    var definition = instance.getProcessDefinitionId();
    var ids = new LinkedHashMap<String, String>();
    ids.put("task", task.getId());
    ids.put("instance", instance.getId());
    ids.put("execution", task.getExecutionId());
    ids.put("key", key);
    ids.put("ownprocess", process);
    ids.put("owndefinition", definition);
    ids.put("definition", definition);
    ids.put("deployment", deployment.getId());
    ids.put(
        "resource",
        engine.getRepositoryService().getDeploymentResources(deployment.getId()).get(0).getId());
    ids.put(
        "variable",
        runtime
            .createVariableInstanceQuery()
            .processInstanceIdIn(instance.getId())
            .variableName("secret")
            .singleResult()
            .getId());
    ids.put(
        "job",
        engine
            .getManagementService()
            .createJobQuery()
            .processInstanceId(instance.getId())
            .singleResult()
            .getId());
    ids.put(
        "comment",
        tasks.createComment(task.getId(), instance.getId(), "Comment only for " + client).getId());
    ids.put(
        "attachment",
        tasks
            .createAttachment(
                "text/plain",
                task.getId(),
                instance.getId(),
                "Attachment only for " + client,
                "",
                new java.io.ByteArrayInputStream(("Content only for " + client).getBytes()))
            .getId());
    ids.put(
        "incident",
        runtime
            .createIncident("trouble", task.getExecutionId(), "Incident only for " + client)
            .getId());
    ids.put(
        "filter",
        engine.getFilterService().createTaskFilterQuery().list().stream()
            .filter(filter -> filter.getName().startsWith("Waiting for your approval"))
            .filter(filter -> isFor(filter, group))
            .findFirst()
            .orElseThrow()
            .getId());
    ids.put("group", group);
    ids.put("client", client);
    var secrets = new ArrayList<String>();
    secrets.add("only for " + client);
    Stream.of("task", "instance", "variable", "job", "comment", "attachment", "incident")
        .map(ids::get)
        .forEach(secrets::add);
    return new ClientWorld(client, ids, List.copyOf(secrets));
  }

  private boolean isFor(org.camunda.bpm.engine.filter.Filter filter, String group) {
    return engine
            .getAuthorizationService()
            .createAuthorizationQuery()
            .groupIdIn(group)
            .resourceType(org.camunda.bpm.engine.authorization.Resources.FILTER)
            .resourceId(filter.getId())
            .count()
        > 0;
  }
}
