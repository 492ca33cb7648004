package org.imprimatur.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.imprimatur.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"camunda.bpm.job-execution.enabled=false", "management.server.port=0"})
@ContextConfiguration(initializers = TestPostgres.class)
@ActiveProfiles("demo")
class SecurityTests {

  private static final String API = "/camunda/api/engine/engine/default";
  private static final String PROBE = "imprimatur.probe";
  private static final String REFLECTION =
      "${''.getClass().forName('java.lang.System').getMethod('setProperty',''.getClass(),''.getClass())"
          + ".invoke(null,'imprimatur.probe','reached')}";

  private static final String MODEL =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
        <process id="asking" isExecutable="true" camunda:historyTimeToLive="P1D">
          <startEvent id="s"/><sequenceFlow id="f" sourceRef="s" targetRef="t"/>
          <userTask id="t" name="Ask" camunda:candidateGroups="${clientGroup}"
              camunda:formRef="do-by-hand" camunda:formRefBinding="latest"><extensionElements>
            <camunda:properties><camunda:property name="escalateTo" value="leads"/></camunda:properties>
          </extensionElements></userTask>
        </process>
      </definitions>
      """;

  @LocalServerPort int port;
  @LocalManagementPort int operations;
  @Autowired RepositoryService repository;
  @Autowired RuntimeService runtime;
  @Autowired TaskService tasks;
  @Autowired FilterService filters;
  @Autowired IdentityService identities;

  private String acmeTask;
  private String borealisTask;

  @BeforeEach
  void oneTaskOfEachClient() {
    System.clearProperty(PROBE);
    if (repository.createProcessDefinitionQuery().processDefinitionKey("asking").count() == 0) {
      repository.createDeployment().addString("asking.bpmn", MODEL).deploy();
    }
    acmeTask = taskOf("acme", "clientAcme");
    borealisTask = taskOf("borealis", "clientBorealis");
  }

  // Who reaches what.

  @ParameterizedTest
  @CsvSource({
    // route, visitor, acme, support, manager, owner, admin
    "/engine-rest/version,                      401, 403, 403, 403, 200, 200",
    "/engine-rest/deployment?maxResults=0,      401, 403, 403, 403, 200, 200",
    "/engine-rest/user?maxResults=9,                       401, 403, 403, 403, 200, 200",
    "/engine-rest/task?maxResults=9,                       401, 403, 403, 403, 200, 200",
    "/api/nothing,                              401, 404, 404, 404, 404, 404",
  })
  void basicCallsReachWhatTheRoleIsFor(
      String path, int visitor, int acme, int support, int manager, int owner, int admin) {
    assertThat(new Visitor(port).get(path).statusCode()).as("visitor").isEqualTo(visitor);
    assertThat(basic("acme").get(path).statusCode()).as("acme").isEqualTo(acme);
    assertThat(basic("support").get(path).statusCode()).as("support").isEqualTo(support);
    assertThat(basic("manager").get(path).statusCode()).as("manager").isEqualTo(manager);
    assertThat(basic("owner").get(path).statusCode()).as("owner").isEqualTo(owner);
    assertThat(basic("admin").get(path).statusCode()).as("admin").isEqualTo(admin);
  }

  @ParameterizedTest
  @CsvSource({
    // method, route, visitor, acme, manager, owner, admin
    "GET,  /camunda/app/tasklist/default/,                          302, 200, 200, 200, 200",
    "GET,  /camunda/app/cockpit/default/,                           302, 403, 403, 200, 200",
    "GET,  /camunda/app/admin/default/,                             302, 403, 403, 403, 200",
    "GET,  /camunda/app/admin/default/setup/,                       302, 404, 404, 404, 404",
    "GET,  /camunda/api/admin/auth/user/default,                    401, 200, 200, 200, 200",
    "GET,  /camunda/api/engine/engine/default/user?maxResults=9, 401, 404, 200, 200, 200",
    "GET,  /camunda/api/engine/engine/default/group?maxResults=9, 401, 404, 200, 200, 200",
    "GET,  /camunda/api/engine/engine/default/task?maxResults=9, 401, 404, 200, 200, 200",
    "GET,  /camunda/api/engine/engine/default/process-definition?maxResults=9, 401, 404, 200, 200, 200",
    "GET,  /camunda/api/engine/engine/default/history/task?maxResults=9, 401, 404, 200, 200, 200",
    "GET,  /camunda/api/engine/engine/default/deployment?maxResults=9, 401, 404, 404, 200, 200",
    "GET,  /camunda/api/engine/engine/default/authorization?maxResults=9, 401, 404, 404, 200, 200",
    "GET,  /camunda/api/engine/engine/default/filter?maxResults=9, 401, 200, 200, 200, 200",
    "POST, /camunda/api/engine/engine/default/message,              401, 404, 404, 404, 400",
    "POST, /camunda/api/engine/engine/default/identity/verify,      401, 404, 404, 404, 404",
    "POST, /camunda/api/admin/setup/default/user/create,            401, 404, 404, 404, 404",
    "POST, /camunda/api/admin/auth/user/default/login/tasklist,     401, 404, 404, 404, 404",
  })
  void webappCallsReachWhatTheRoleIsFor(
      String method, String path, int visitor, int acme, int manager, int owner, int admin) {
    assertThat(call(new Visitor(port), method, path)).as("visitor").isEqualTo(visitor);
    assertThat(call(signedIn("acme"), method, path)).as("acme").isEqualTo(acme);
    assertThat(call(signedIn("manager"), method, path)).as("manager").isEqualTo(manager);
    assertThat(call(signedIn("owner"), method, path)).as("owner").isEqualTo(owner);
    assertThat(call(signedIn("admin"), method, path)).as("admin").isEqualTo(admin);
  }

  // Modeler.

  @Test
  void modelerIsAskedForAPassword() {
    var answer = deploy(new Visitor(port), "fresh.bpmn", MODEL);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
  }

  @Test
  void processOwnersDeployFromModeler() {
    var answer = deploy(basic("owner"), "owned.bpmn", MODEL.replace("asking", "owned"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("owned").count())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme", "manager", "reviewer", "strategist", "support"})
  void othersDoNotDeploy(String login) {
    assertThat(
            deploy(basic(login), "foreign.bpmn", MODEL.replace("asking", "foreign")).statusCode())
        .isEqualTo(403);
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("foreign").count())
        .isZero();
  }

  @Test
  void modelerShowsWhatTheGateFound() {
    var answer = deploy(basic("owner"), "bad.bpmn", MODEL.replace("${clientGroup}", REFLECTION));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("IMP-D07 t \\\"Ask\\\"").contains("\"mainElementId\":\"t\"");
    assertThat(System.getProperty(PROBE)).isNull();
  }

  // Known holes of this engine version.

  @ParameterizedTest
  @ValueSource(strings = {"acme", "manager", "owner", "admin"})
  void anExpressionInsideOrQueriesIsRefused(String login) {
    var body = "{\"orQueries\":[{\"dueAfterExpression\":\"%s\"}]}".formatted(REFLECTION);
    assertThat(signedInToTasklist(login).json("POST", API + "/task", body).statusCode())
        .isIn(400, 404);
    assertThat(basic(login).json("POST", "/engine-rest/task", body).statusCode()).isIn(400, 403);
    assertThat(System.getProperty(PROBE)).isNull();
  }

  @Test
  void anExpressionInAQueryDoesNotRunEvenPastTheFilter() {
    var query = tasks.createTaskQuery().or().dueAfterExpression(REFLECTION).endOr();
    assertThatThrownBy(query::list).hasStackTraceContaining("may only name a step or a variable");
    assertThat(System.getProperty(PROBE)).isNull();
  }

  @Test
  void anExpressionInAFilterIsRefusedAndDoesNotRun() {
    var body =
        "{\"resourceType\":\"Task\",\"name\":\"evil\",\"query\":{\"assigneeExpression\":\"%s\"}}"
            .formatted(REFLECTION);
    assertThat(basic("admin").json("POST", "/engine-rest/filter/create", body).statusCode())
        .isEqualTo(400);
    var filter =
        filters
            .newTaskFilter("evil")
            .setQuery(tasks.createTaskQuery().taskAssigneeExpression(REFLECTION));
    assertThatThrownBy(() -> filters.saveFilter(filter))
        .hasMessageContaining("forbidden in stored queries");
    var hidden =
        filters
            .newTaskFilter("evil")
            .setQuery(tasks.createTaskQuery().or().taskAssigneeExpression(REFLECTION).endOr());
    assertThatThrownBy(() -> filters.list(filters.saveFilter(hidden).getId()))
        .isInstanceOf(RuntimeException.class);
    assertThat(System.getProperty(PROBE)).isNull();
  }

  @Test
  void anExpressionInTheAddressIsRefused() {
    assertThat(basic("owner").get("/engine-rest/task?assigneeExpression=a").statusCode())
        .isEqualTo(400);
  }

  @Test
  void nobodyMakesThemselvesAdministrator() {
    var body =
        "{\"profile\":{\"id\":\"eve\",\"firstName\":\"e\",\"lastName\":\"e\",\"email\":\"e\"},\"credentials\":{\"password\":\"e\"}}";
    for (var visitor : java.util.List.of(new Visitor(port), signedIn("acme"), signedIn("admin"))) {
      visitor.json("POST", "/camunda/api/admin/setup/default/user/create", body);
    }
    assertThat(identities.createUserQuery().userId("eve").count()).isZero();
    assertThat(identities.createUserQuery().memberOfGroup(Groups.ENGINE_ADMINISTRATORS).count())
        .isPositive();
  }

  // Clients.

  @Test
  void aClientFindsItsOwnTasksAndNoOthers() {
    var acme = signedInToTasklist("acme");
    var filter =
        filters
            .createTaskFilterQuery()
            .filterName("Waiting for your approval (Acme Coffee)")
            .singleResult()
            .getId();
    var list = acme.get(API + "/filter/" + filter + "/list?firstResult=0&maxResults=999");
    assertThat(list.body()).contains(acmeTask).doesNotContain(borealisTask);
    assertThat(acme.get(API + "/task/" + acmeTask).statusCode()).isEqualTo(200);
    assertThat(acme.get(API + "/task/" + acmeTask + "/form-variables").statusCode()).isEqualTo(200);
    assertThat(
            acme.json("POST", API + "/task/" + acmeTask + "/claim", "{\"userId\":\"acme\"}")
                .statusCode())
        .isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  ''",
    "GET, /form",
    "GET, /form-variables",
    "GET, /deployed-form",
    "POST, /claim",
    "POST, /unclaim",
    "POST, /submit-form"
  })
  void anotherClientsTaskDoesNotExist(String method, String verb) {
    var acme = signedInToTasklist("acme");
    var foreign = acme.json(method, API + "/task/" + borealisTask + verb, "{}");
    var missing =
        acme.json(method, API + "/task/" + "00000000-0000-0000-0000-000000000000" + verb, "{}");
    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(foreign.body()).isEqualTo(missing.body());
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(tasks.createTaskQuery().taskId(borealisTask).singleResult().getAssignee()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /complete | {}",
        "POST | /bpmnError | {\"errorCode\":\"x\"}",
        "POST | /resolve | {}",
        "POST | /delegate | {\"userId\":\"manager\"}",
        "POST | /assignee | {\"userId\":\"manager\"}",
        "POST | /identity-links | {\"groupId\":\"clientBorealis\",\"type\":\"candidate\"}",
        "PUT | /variables/approved | {\"value\":true}",
        "PUT | /localVariables/approved | {\"value\":true}",
        "POST | /variables | {\"modifications\":{}}",
        "PUT | '' | {\"name\":\"x\"}",
        "DELETE | '' | {}",
        "POST | /attachment/create | {}",
      })
  void aClientDoesNothingButClaimAndSubmit(String method, String verb, String body) {
    assertThat(
            signedInToTasklist("acme")
                .json(method, API + "/task/" + acmeTask + verb, body)
                .statusCode())
        .isEqualTo(404);
    assertThat(tasks.createTaskQuery().taskId(acmeTask).singleResult().getAssignee()).isNull();
  }

  @Test
  void staffDoNotAnswerInAClientsPlace() {
    var manager = signedInToTasklist("manager");
    assertThat(manager.get(API + "/task/" + acmeTask).statusCode()).isEqualTo(200);
    assertThat(
            manager
                .json("POST", API + "/task/" + acmeTask + "/claim", "{\"userId\":\"manager\"}")
                .statusCode())
        .isEqualTo(403);
    assertThat(manager.json("POST", API + "/task/" + acmeTask + "/submit-form", "{}").statusCode())
        .isNotIn(200, 204);
    assertThat(manager.json("POST", API + "/task/" + acmeTask + "/complete", "{}").statusCode())
        .isEqualTo(404);
    assertThat(tasks.createTaskQuery().taskId(acmeTask).count()).isEqualTo(1);
  }

  @Test
  void aDueDateIsSetAlthoughTasklistSendsMoreThanTheEngineKnows() {
    var body =
        "{\"name\":\"Ask\",\"tenantId\":\"acme\",\"due\":\"2027-01-01T10:00:00.000+0000\",\"camundaFormRef\":{\"key\":\"x\"}}";
    assertThat(
            signedInToTasklist("admin").json("PUT", API + "/task/" + acmeTask, body).statusCode())
        .isEqualTo(204);
    assertThat(tasks.createTaskQuery().taskId(acmeTask).singleResult().getDueDate()).isNotNull();
  }

  // Login.

  @Test
  void signingInChangesTheSession() {
    var visitor = new Visitor(port);
    visitor.get("/login");
    var before = visitor.session();
    visitor.signIn("manager", "manager");
    assertThat(visitor.session()).isNotEmpty().isNotEqualTo(before);
  }

  @Test
  void signingOutOfTasklistSignsOutOfEverything() {
    var manager = signedInToTasklist("manager");
    assertThat(manager.json("POST", "/camunda/api/admin/auth/user/default/logout", "").statusCode())
        .isEqualTo(200);
    assertThat(manager.get("/camunda/api/admin/auth/user/default").statusCode()).isEqualTo(401);
    assertThat(manager.get("/api/nothing").statusCode()).isEqualTo(401);
  }

  @Test
  void aRemovedAccountIsOutAtOnce() {
    var user = identities.newUser("leaver");
    user.setPassword("leaving-soon");
    identities.saveUser(user);
    identities.createMembership("leaver", Groups.REVIEWERS);
    var leaver = signedIn("leaver", "leaving-soon");
    assertThat(leaver.get("/api/nothing").statusCode()).isEqualTo(404);
    identities.deleteUser("leaver");
    assertThat(leaver.get("/api/nothing").statusCode()).isEqualTo(401);
    assertThat(leaver.get("/camunda/api/admin/auth/user/default").statusCode()).isEqualTo(401);
  }

  @Test
  void tenWrongPasswordsAreEnoughButLockNobodyOut() {
    for (int guess = 0; guess < LoginThrottle.PER_ACCOUNT; guess++) {
      basicWith("strategist", "guess" + guess).get("/api/nothing");
    }
    assertThat(basicWith("strategist", "strategist").get("/api/nothing").statusCode())
        .isEqualTo(401);
    // The engine's own lock was never touched, so from elsewhere, and later, the right password
    // works.
    assertThat(identities.checkPassword("strategist", "strategist")).isTrue();
  }

  @Test
  void aWrongPasswordAndAnUnknownLoginSoundTheSame() {
    var wrong = basicWith("reviewer", "x").get("/api/nothing");
    var unknown = basicWith("nobody", "x").get("/api/nothing");
    assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).isEqualTo(unknown.body());
  }

  // Shapes and headers.

  @Test
  void apiRefusalsAreProblems() {
    for (var answer :
        java.util.List.of(
            new Visitor(port).get("/api/nothing"),
            basic("manager").get("/api/nothing"),
            signedIn("manager").json("POST", "/api/nothing", "{}"))) {
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(answer.body())
          .contains("\"type\":\"urn:imprimatur:problem:")
          .doesNotContain("at org.");
    }
  }

  @Test
  void aSessionNeedsTheTokenToChangeAnything() {
    assertThat(signedIn("manager").json("POST", "/api/nothing", "{}").statusCode()).isEqualTo(403);
    assertThat(basic("manager").json("POST", "/api/nothing", "{}").statusCode()).isEqualTo(404);
  }

  @Test
  void pagesRunNoScriptsButOurs() {
    var policy =
        new Visitor(port).get("/login").headers().firstValue("Content-Security-Policy").orElse("");
    assertThat(policy)
        .contains("default-src 'self'")
        .doesNotContain("unsafe-eval")
        .doesNotContain("script-src");
  }

  @Test
  void theAdvertisementIsHiddenAndTheNameIsOurs() {
    var manager = signedIn("manager");
    assertThat(manager.get("/camunda/app/tasklist/styles/shared.css").body())
        .contains(".ce-eol-banner");
    assertThat(manager.get("/camunda/app/tasklist/scripts/config.js").body())
        .contains("vendor: 'Imprimatur'");
  }

  @ParameterizedTest
  @CsvSource({"manager, false", "acme, true", "reviewer, true"})
  void onlyCommunityManagersAreOfferedToStart(String login, boolean hidden) {
    var styles = signedIn(login).get("/camunda/app/tasklist/styles/user-styles.css");
    assertThat(styles.statusCode()).isEqualTo(200);
    assertThat(styles.body()).contains("@import url('shared.css')");
    assertThat(styles.body().contains("start-process-action")).isEqualTo(hidden);
  }

  @Test
  void operationsAreOnTheirOwnPort() {
    assertThat(new Visitor(operations).get("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(new Visitor(operations).get("/actuator/env").statusCode()).isNotEqualTo(200);
    assertThat(new Visitor(port).get("/actuator/health").statusCode()).isNotEqualTo(200);
  }

  private String taskOf(String client, String group) {
    var instance =
        runtime.startProcessInstanceByKey(
            "asking",
            java.util.UUID.randomUUID().toString(),
            Map.of("client", client, "clientGroup", group));
    var task = tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult();
    assertThat(task.getTenantId()).isEqualTo(client);
    return task.getId();
  }

  private Visitor basic(String login) {
    return basicWith(login, login);
  }

  private Visitor basicWith(String login, String password) {
    return new Visitor(port).withBasic(login, password);
  }

  private Visitor signedIn(String login) {
    return signedIn(login, login);
  }

  private Visitor signedIn(String login, String password) {
    var visitor = new Visitor(port);
    var answer = visitor.signIn(login, password);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("error");
    return visitor;
  }

  /** Tasklist gives out its token with the first page. */
  private Visitor signedInToTasklist(String login) {
    var visitor = signedIn(login);
    visitor.get("/camunda/app/tasklist/default/");
    return visitor;
  }

  private int call(Visitor visitor, String method, String path) {
    visitor.get("/camunda/app/tasklist/default/");
    return (method.equals("GET") ? visitor.get(path) : visitor.json(method, path, "{}"))
        .statusCode();
  }

  private static java.net.http.HttpResponse<String> deploy(
      Visitor visitor, String file, String content) {
    var boundary = "----imprimatur";
    var body = new StringBuilder();
    for (var field :
        Map.of("deployment-name", "d", "deployment-source", "Camunda Modeler").entrySet()) {
      body.append(
          "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(boundary, field.getKey(), field.getValue()));
    }
    body.append(
        "--%s\r\nContent-Disposition: form-data; name=\"data\"; filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n%s\r\n--%s--\r\n"
            .formatted(boundary, file, content, boundary));
    return visitor.send(
        "POST",
        "/engine-rest/deployment/create",
        "multipart/form-data; boundary=" + boundary,
        body.toString());
  }
}
