package org.imprimatur.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.PieceStages;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.SandboxPlatform.Behaviour;
import org.imprimatur.channels.Channel;
import org.imprimatur.content.ContentDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@ProcessTest
class ApiTests {
  private static final String SLOT = "2026-11-25T09:00";
  private static final Instant AT_SLOT = Instant.parse("2026-11-25T09:00:00Z");

  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired SandboxPlatform sandbox;
  @Autowired PeopleOfTests people;
  @Autowired PieceStages stages;
  @Autowired ContentDesk desk;

  private Channel channel;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    process.client("borealis");
    channel = process.channel("acme", "key");
    people.create();
  }

  // --- who reaches what ---

  /** Every route that names a piece, for each role; {piece} is one of Acme's. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // method, path, body, acme, borealis, support, reviewer, manager, owner, admin
        "GET  | /api/pieces/{piece}            |                          | 200 | 404 | 200 | 200 | 200 | 200 | 200",
        "GET  | /api/performance?piece={piece} |                          | 200 | 404 | 200 | 200 | 200 | 200 | 200",
        "GET  | /api/pieces/{piece}/difference |                          | 200 | 404 | 200 | 200 | 200 | 200 | 200",
        "GET  | /api/pieces/{piece}/comments   |                          | 200 | 404 | 200 | 200 | 200 | 200 | 200",
        "POST | /api/pieces/{piece}/comments   | {\"text\":\"Hello\"} | 201 | 404 | 201 | 201 | 201 | 201 | 201",
        "PUT  | /api/pieces/{piece}/content    | {draft}                  | 403 | 404 | 403 | 403 | 204 | 403 | 204",
        "POST | /api/pieces/{piece}/withdraw   | {\"reason\":\"No\"}      | 403 | 404 | 403 | 403 | 204 | 403 | 204",
        "POST | /api/pieces/{piece}/pause      | {\"reason\":\"No\"}      | 403 | 404 | 403 | 403 | 204 | 403 | 204",
        "POST | /api/pieces/{piece}/reschedule | {\"slot\":\"2026-11-26T09:00\"} | 403 | 404 | 403 | 403 | 204 | 403 | 204",
        "GET  | /api/clients/acme              |                          | 200 | 404 | 200 | 200 | 200 | 200 | 200",
        "GET  | /api/clients/acme/strategy     |                          | 200 | 404 | 200 | 200 | 200 | 200 | 200",
        "PUT  | /api/clients/acme/strategy     | {strategy}               | 403 | 404 | 403 | 403 | 403 | 403 | 200",
        "GET  | /api/clients/acme/approval-terms |                        | 200 | 404 | 200 | 200 | 200 | 200 | 200",
        "PUT  | /api/clients/acme/approval-terms | {terms}                | 403 | 404 | 403 | 403 | 200 | 403 | 200",
        "GET  | /api/clients/acme/approvers    |                          | 200 | 404 | 200 | 200 | 200 | 200 | 200",
        "POST | /api/clients/acme/approvers    | {\"name\":\"\",\"email\":\"\",\"login\":\"\",\"role\":\"\"} | 403 | 404 | 403 | 403 | 422 | 403 | 422",
        "DELETE | /api/clients/acme/approvers/7b7ab9a4-7b5e-4d5c-8f0b-4e1ad1c2b7a1 |   | 403 | 404 | 403 | 403 | 404 | 403 | 404",
        "GET  | /api/channels?client=acme      |                          | 200 | 404 | 200 | 200 | 200 | 200 | 200",
        "POST | /api/channels                  | {channel}                | 403 | 404 | 403 | 403 | 201 | 403 | 201",
        "POST | /api/pieces                    | {\"client\":\"acme\",\"title\":\"New\"} | 403 | 404 | 403 | 403 | 201 | 201 | 201",
        "GET  | /api/tasks                     |                          | 200 | 200 | 200 | 200 | 200 | 200 | 200",
        "GET  | /api/assets?client=acme        |                          | 200 | 404 | 200 | 200 | 200 | 200 | 200",
      })
  void routeIsOpenToWhomItIsFor(
      String method,
      String path,
      String body,
      int acme,
      int borealis,
      int support,
      int reviewer,
      int manager,
      int owner,
      int admin)
      throws Exception {
    String[] who = {"acme", "borealis", "support", "reviewer", "manager", "owner", "admin"};
    int[] expected = {acme, borealis, support, reviewer, manager, owner, admin};
    for (int i = 0; i < who.length; i++) {
      var piece = stages.reviewed(channel, "Spring sale", SLOT);
      var answer = call(who[i], method, path.replace("{piece}", piece.toString()), filled(body));
      assertThat(answer.andReturn().getResponse().getStatus()).as(who[i]).isEqualTo(expected[i]);
      if (expected[i] >= 400) answer.andExpect(content().contentType("application/problem+json"));
    }
  }

  @Test
  void visitorIsAskedToSignIn() throws Exception {
    mvc.perform(get("/api/pieces"))
        .andExpect(status().isUnauthorized())
        .andExpect(content().contentType("application/problem+json"));
  }

  @Test
  void foreignPieceAndUnknownPieceAreTheSame() throws Exception {
    var piece = stages.opened("Secret");
    var unknown = UUID.randomUUID();
    var foreign = text(call("borealis", "GET", "/api/pieces/" + piece, null));
    var absent = text(call("borealis", "GET", "/api/pieces/" + unknown, null));
    assertThat(foreign.replace(piece.toString(), "-"))
        .isEqualTo(absent.replace(unknown.toString(), "-"));
    call("borealis", "GET", "/api/pieces", null)
        .andExpect(jsonPath("$.pieces[?(@.client != 'borealis')]", empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // what is entered, instead of what, the field at fault
        "\"anyone\"     | \"legal or\"   | route",
        "\"anyone\"     | null           | route",
        "[6,24,48]      | [0]            | reminderHours",
        "[6,24,48]      | [null]         | reminderHours[0]",
        "\"HOLD\"       | \"MAYBE\"      | silence",
        "\"HOLD\"       | \"TACIT\"      | tacitContract",
        "[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\"] | [] | workDays",
        "\"18:00\"      | \"08:00\"      | workTo",
        "\"2026-12-25\" | \"Christmas\"  | holidays[0]",
        "54             | 0              | policy.approvalHours",
        "ger\":\"\"      | ger\":\"acme\" | accountManager",
      })
  void termsAreRefusedAtTheFieldAtFault(String good, String bad, String field) throws Exception {
    var before = text(call("manager", "GET", "/api/clients/borealis/approval-terms", null));
    call(
            "manager",
            "PUT",
            "/api/clients/borealis/approval-terms",
            filled("{terms}").replace(good, bad))
        .andExpect(status().is4xxClientError())
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.errors[0].field").value(field));
    assertThat(text(call("manager", "GET", "/api/clients/borealis/approval-terms", null)))
        .isEqualTo(before);
  }

  @Test
  void approversAreAddedAndRemoved() throws Exception {
    var key = "c" + Long.toString(System.nanoTime(), 36);
    process.client(key);
    var path = "/api/clients/" + key + "/approvers";
    var ana = "{\"name\":\"Ana\",\"email\":\"ana@acme.example\",\"login\":\"\",\"role\":\"legal\"}";
    call("manager", "POST", path, ana.replace("\"login\":\"\"", "\"login\":\"acme\""))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].field").value("login"));
    var added = call("manager", "POST", path, ana).andExpect(status().isCreated());
    var where = added.andReturn().getResponse().getHeader("Location");
    assertThat(where).startsWith(path + "/");
    call("manager", "POST", path, ana)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].field").value("email"));
    call("manager", "GET", path, null)
        .andExpect(jsonPath("$", hasSize(1)))
        .andExpect(jsonPath("$[0].role").value("legal"))
        .andExpect(jsonPath("$[0].substitute").value(false));
    call("manager", "DELETE", where.replace(key, "acme"), null).andExpect(status().isNotFound());
    call("manager", "DELETE", where, null).andExpect(status().isNoContent());
    call("manager", "DELETE", where, null).andExpect(status().isNotFound());
    call("manager", "GET", path, null).andExpect(jsonPath("$", empty()));
  }

  @Test
  void clientTakesOnAndIsTenant() throws Exception {
    var key = "c" + Long.toString(System.nanoTime(), 36);
    var body = "{\"key\":\"%s\",\"name\":\"New one\",\"zone\":\"Europe/Berlin\"}".formatted(key);
    call("manager", "POST", "/api/clients", body).andExpect(status().isForbidden());
    call("owner", "POST", "/api/clients", body).andExpect(status().isCreated());
    call("owner", "POST", "/api/clients", body)
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].field").value("key"));
    call("acme", "GET", "/api/clients", null).andExpect(jsonPath("$", hasSize(1)));
    call("manager", "GET", "/api/clients", null).andExpect(jsonPath("$[*].key", hasItem(key)));
  }

  @Test
  void strategyIsKept() throws Exception {
    call("strategist", "PUT", "/api/clients/borealis/strategy", filled("{strategy}"))
        .andExpect(status().isOk());
    call("borealis", "GET", "/api/clients/borealis/strategy", null)
        .andExpect(jsonPath("$.slots[0].day").value("MONDAY"))
        .andExpect(jsonPath("$.slots[0].time").value("09:00:00"))
        .andExpect(jsonPath("$.hashtagSets[0].tags[0]").value("coffee"));
  }

  @Test
  void secretNeverComesBack() throws Exception {
    var created = text(call("manager", "POST", "/api/channels", filled("{channel}")));
    assertThat(created).doesNotContain("s3cret");
    assertThat(text(call("manager", "GET", "/api/channels?client=acme", null)))
        .doesNotContain("s3cret", "secret\"");
  }

  // --- shape of refusals ---

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST | /api/pieces | {\"client\":\"acme\",\"titel\":\"x\"} | 400 | titel",
        "POST | /api/pieces | {\"client\":\"acme\",\"title\":\"x\",\"draft\":{\"text\":\"a\",\"channels\":[\"no\"]}} | 400 | draft.channels[0]",
        "POST | /api/pieces | {\"client\":\"acme\",\"title\":\"a\\u0000b\"} | 400 | title",
        "POST | /api/pieces | {\"client\":\"acme\",\"title\":\"a\\ud800b\"} | 400 | title",
        "POST | /api/pieces | {\"client\":\"acme\",\"title\":\"\"} | 422 | title",
        "POST | /api/pieces | {\"client\":\"acme\",\"title\":\"x\",\"slot\":\"2026-03-29T01:30\"} | 422 | slot",
        "POST | /api/pieces | {\"client\":\"acme\",\"title\":\"x\",\"slot\":\"+99999-01-01T00:00\"} | 422 | slot",
        "POST | /api/pieces | {\"client\":\"acme\",\"title\":\"x\",\"slot\":\"soon\"} | 422 | slot",
        "POST | /api/pieces | {\"client\":\"acme\",\"title\":\"x\",\"draft\":{\"text\":\"a\",\"channels\":[]}} | 422 | draft.channels",
        "POST | /api/clients | {\"key\":\"x\",\"name\":\"X\",\"zone\":\"Moon/Base\"} | 422 | zone",
        "POST | /api/clients | {\"key\":\"A B\",\"name\":\"X\",\"zone\":\"UTC\"} | 422 | key",
        "POST | /api/channels | {\"client\":\"acme\",\"platform\":\"sandbox\",\"name\":\"n\",\"handle\":\"h\",\"baseUrl\":\"file:///etc/passwd\",\"secret\":\"\",\"main\":false} | 422 | baseUrl",
        "PUT | /api/clients/acme/strategy | {\"voice\":\"\",\"language\":\"en\",\"hashtagSets\":[{\"name\":\"a\",\"tags\":[\"#no\"]}],\"mentions\":[],\"slots\":[]} | 422 | hashtagSets[0].tags[0]",
      })
  void refusalNamesTheField(String method, String path, String body, int status, String field)
      throws Exception {
    call("admin", method, path, body)
        .andExpect(status().is(status))
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.type").value(containsString("urn:imprimatur:problem:")))
        .andExpect(jsonPath("$.errors[0].field").value(field))
        .andExpect(jsonPath("$.errors[0].message").isNotEmpty())
        .andExpect(content().string(not(containsString("org.imprimatur"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /api/pieces/nonsense | | 400",
        "GET | /api/pieces?status=NONE | | 400",
        "GET | /api/pieces?page=-1 | | 422",
        "GET | /api/channels | | 400",
        "GET | /api/channels?client=%00 | | 404",
        "GET | /api/nothing | | 404",
        "POST | /api/pieces | {\"client\": | 400",
        "POST | /api/pieces | [] | 400",
        "POST | /api/pieces | {} {} | 400",
        "DELETE | /api/pieces | | 405",
        "POST | /api/tasks/nonsense | {} | 404",
      })
  void nonsenseIsRefusedInTheSameShape(String method, String path, String body, int status)
      throws Exception {
    call("manager", method, path, body)
        .andExpect(status().is(status))
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(content().string(not(containsString("Exception"))));
  }

  // --- pieces and tasks ---

  @Test
  void pieceWithDraftGoesThroughTheSameDoorToTheReview() throws Exception {
    var id = open("manager", true);
    assertThat(process.task(id, "Task_ReviewPiece")).isNotNull();
    call("manager", "GET", "/api/pieces/" + id, null)
        .andExpect(jsonPath("$.status").value("IN_REVIEW"))
        .andExpect(jsonPath("$.slot").value(SLOT))
        .andExpect(jsonPath("$.versions[0].author").value("manager"));
  }

  @Test
  void pieceIsNotOpenedIfItsDraftIsRefused() throws Exception {
    var before = total();
    call("manager", "POST", "/api/pieces", filled("{open}").replace("Hello", "x".repeat(600)))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors[0].field").value("text"));
    assertThat(total()).isEqualTo(before);
  }

  @Test
  void wholeLifeByTheApi() throws Exception {
    var id = open("manager", true);
    answer(
        "reviewer",
        id,
        "Task_ReviewPiece",
        "{\"reviewDecision\":\"APPROVE\",\"versionDigest\":\"%s\"}");
    answer(
        "acme",
        id,
        "Task_ApprovePiece",
        "{\"approvalDecision\":\"APPROVE\",\"versionDigest\":\"%s\"}");
    process.until(AT_SLOT);
    call("acme", "GET", "/api/pieces/" + id, null)
        .andExpect(jsonPath("$.whyNotOut").value(""))
        .andExpect(jsonPath("$.approvals[0].by").value("acme"))
        .andExpect(jsonPath("$.rounds[0].state").value("APPROVED"))
        .andExpect(jsonPath("$.rounds[0].requests[0].name").value("Anyone at Client acme"))
        .andExpect(jsonPath("$.rounds[0].requests[0].decision").value("APPROVE"))
        .andExpect(jsonPath("$.publications[0].state").value("PUBLISHED"))
        .andExpect(
            jsonPath("$.publications[0].url").value(containsString("https://sandbox.example/")));
    process.until(AT_SLOT.plus(Duration.ofHours(25)));
    call("acme", "GET", "/api/performance?piece=" + id, null)
        .andExpect(jsonPath("$[0].publications", hasSize(1)));
  }

  @Test
  void taskOfSomebodyElseIsNotAnswered() throws Exception {
    var id = stages.reviewed(channel, "Spring sale", SLOT);
    var task = process.task(id, "Task_ApprovePiece").getId();
    var yes =
        "{\"approvalDecision\":\"APPROVE\",\"versionDigest\":\"%s\"}".formatted(stages.digest(id));
    call("borealis", "POST", "/api/tasks/" + task, yes).andExpect(status().isNotFound());
    for (var other : new String[] {"manager", "reviewer", "admin"}) {
      call(other, "POST", "/api/tasks/" + task, yes).andExpect(status().isForbidden());
    }
    assertThat(process.task(id, "Task_ApprovePiece")).isNotNull();
  }

  @Test
  void refusedAnswerLeavesTheTaskOpen() throws Exception {
    var id = stages.submitted(channel, "Spring sale", SLOT);
    var task = process.task(id, "Task_ReviewPiece").getId();
    call(
            "reviewer",
            "POST",
            "/api/tasks/" + task,
            "{\"reviewDecision\":\"APPROVE\",\"versionDigest\":\"stale\"}")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString("changed since you opened it")));
    call("reviewer", "POST", "/api/tasks/" + task, "{\"reviewDecision\":\"MAYBE\",\"surprise\":1}")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(jsonPath("$.errors", hasSize(2)));
    assertThat(process.task(id, "Task_ReviewPiece")).isNotNull();
  }

  // --- why is it not out? ---

  @Test
  void sentenceTellsEveryStage() throws Exception {
    var piece = stages.opened("Spring sale");
    assertThat(why(piece))
        .contains(
            "Draft piece", "the community managers", "since Mon 23 Nov 2026, 08:00 Europe/Lisbon");
    var submitted = stages.submitted(channel, "Spring sale", SLOT);
    assertThat(why(submitted))
        .contains("Review piece", "the reviewers", "due on Tue 24 Nov 2026, 08:00");
    var reviewed = stages.reviewed(channel, "Spring sale", SLOT);
    assertThat(process.task(reviewed, "Task_ApprovePiece")).isNotNull();
    assertThat(why(reviewed))
        .contains("Approve piece as client", "Client acme", "due on Wed 25 Nov 2026, 08:00");
    var approved = stages.approved(channel, "Spring sale", SLOT);
    process.runDueJobs();
    assertThat(why(approved))
        .isEqualTo("On key it goes out on Wed 25 Nov 2026, 09:00 Europe/Lisbon.");
    desk.pause(approved, "Bad news in town", "manager");
    assertThat(why(approved))
        .contains("paused by manager", "Bad news in town. ", "somebody resumes it");
    assertThat(whyFor("acme", approved))
        .contains("paused since")
        .doesNotContain("Bad news", "manager");
    desk.withdraw(approved, "Changed our mind", "manager");
    assertThat(why(approved)).contains("withdrawn by manager", "Changed our mind.");
  }

  @Test
  void sentenceTellsWhatThePlatformSaid() throws Exception {
    sandbox.next(Behaviour.RATE_LIMIT);
    var limited = stages.approved(channel, "Limited", SLOT);
    process.runDueJobs();
    process.until(AT_SLOT);
    assertThat(why(limited))
        .contains("was not sent (429 Too Many Requests)", "next try is on Wed 25 Nov 2026, 09:00");
    process.until(AT_SLOT.plusSeconds(300));
    assertThat(why(limited)).isEmpty();
  }

  @Test
  void sentenceTellsWhenTheOutcomeIsUnclearAndWhoIsAsked() throws Exception {
    var blind = process.channel("acme", "blind");
    var piece = stages.approved(blind, "Unclear", SLOT);
    sandbox.next(Behaviour.ACCEPT_THEN_SILENCE);
    process.runDueJobs();
    process.until(AT_SLOT);
    assertThat(why(piece)).contains("may be out or not", "looked up");
    process.until(AT_SLOT.plus(Duration.ofHours(2)));
    assertThat(why(piece)).contains("Check whether post is online", "the community managers");
    assertThat(whyFor("acme", piece)).doesNotContain("ACCEPT_THEN_SILENCE");
  }

  @Test
  void sentenceTellsWhatWasRefused() throws Exception {
    var piece = stages.approved(channel, "Refused", SLOT);
    sandbox.next(Behaviour.REFUSE);
    process.until(AT_SLOT);
    assertThat(why(piece)).contains("looks like spam", "Fix rejected post");
    assertThat(whyFor("acme", piece)).contains("Fix rejected post").doesNotContain("spam");
  }

  @Test
  void apiDescribesItself() throws Exception {
    mvc.perform(get("/v3/api-docs").with(people.as("manager")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.info.title").value("Imprimatur"))
        .andExpect(jsonPath("$.components.securitySchemes.basic.scheme").value("basic"))
        .andExpect(jsonPath("$.paths['/api/pieces'].post.summary").value("Open a piece"))
        .andExpect(
            jsonPath("$.paths['/api/pieces'].post.parameters[0].name").value("Idempotency-Key"))
        .andExpect(jsonPath("$.paths['/pieces']").doesNotExist());
  }

  // --- the words of the tests ---

  private ResultActions call(String who, String method, String path, String body) throws Exception {
    var request =
        request(HttpMethod.valueOf(method.strip()), java.net.URI.create(path.strip()))
            .with(people.as(who))
            .with(csrf());
    if (body != null && !body.isBlank())
      request.contentType(MediaType.APPLICATION_JSON).content(body);
    return mvc.perform(request);
  }

  private UUID open(String who, boolean withDraft) throws Exception {
    var answer =
        call(
            who,
            "POST",
            "/api/pieces",
            filled(withDraft ? "{open}" : "{\"client\":\"acme\",\"title\":\"T\"}"));
    answer.andExpect(status().isCreated());
    return UUID.fromString(JsonPath.read(text(answer), "$.id"));
  }

  private void answer(String who, UUID piece, String element, String body) throws Exception {
    assertThat(process.task(piece, element)).isNotNull();
    var tasks = text(call(who, "GET", "/api/tasks", null));
    var found =
        JsonPath.<java.util.List<String>>read(
            tasks, "$[?(@.piece == '%s' && @.element == '%s')].id".formatted(piece, element));
    assertThat(found).hasSize(1);
    call(who, "POST", "/api/tasks/" + found.get(0), body.formatted(stages.digest(piece)))
        .andExpect(status().isNoContent());
  }

  private String filled(String body) {
    if (body == null) return null;
    var draft =
        "{\"text\":\"Hello\",\"tags\":[\"coffee\"],\"channels\":[\"%s\"]}".formatted(channel.id());
    return body.replace("{draft}", draft)
        .replace(
            "{open}",
            "{\"client\":\"acme\",\"title\":\"T\",\"slot\":\"%s\",\"draft\":%s}"
                .formatted(SLOT, draft))
        .replace(
            "{strategy}",
            "{\"voice\":\"Short.\",\"language\":\"en\",\"hashtagSets\":[{\"name\":\"Usual\",\"tags\":[\"coffee\"]}],\"mentions\":[],\"slots\":[{\"day\":\"MONDAY\",\"time\":\"09:00\"}]}")
        .replace(
            "{terms}",
            "{\"route\":\"anyone\",\"reminderHours\":[6,24,48],\"silence\":\"HOLD\",\"tacitContract\":\"\",\"accountManager\":\"\",\"workDays\":[\"MONDAY\",\"TUESDAY\",\"WEDNESDAY\",\"THURSDAY\",\"FRIDAY\"],\"workFrom\":\"09:00\",\"workTo\":\"18:00\",\"holidays\":[\"2026-12-25\"],\"riskWords\":[],\"policy\":{\"latenessLimitMinutes\":15,\"reviewHours\":24,\"approvalHours\":54}}")
        .replace(
            "{channel}",
            "{\"client\":\"acme\",\"platform\":\"sandbox\",\"name\":\"More\",\"handle\":\"key-%s\",\"baseUrl\":\"https://sandbox.example\",\"secret\":\"s3cret\",\"main\":false}"
                .formatted(UUID.randomUUID()));
  }

  private int total() throws Exception {
    return JsonPath.read(text(call("manager", "GET", "/api/pieces", null)), "$.total");
  }

  private String why(UUID piece) throws Exception {
    return whyFor("manager", piece);
  }

  private String whyFor(String who, UUID piece) throws Exception {
    return JsonPath.read(text(call(who, "GET", "/api/pieces/" + piece, null)), "$.whyNotOut");
  }

  private static String text(ResultActions answer) throws Exception {
    return answer
        .andReturn()
        .getResponse()
        .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
  }
}
