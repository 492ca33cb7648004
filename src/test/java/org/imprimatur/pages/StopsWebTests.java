package org.imprimatur.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.audit.AuditEntry;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.imprimatur.publishing.PublishingStops;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Publishing is stopped from the page and by programs. */
@ProcessTest
class StopsWebTests {
  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired ContentDesk desk;
  @Autowired PublishingStops stops;
  @Autowired AuditTrail trail;
  @Autowired JdbcTemplate jdbc;

  private String client;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    process.client("borealis");
    people.create();
    client = "s" + Long.toString(System.nanoTime(), 36);
    process.client(client);
  }

  @AfterEach
  void liftWhatStands() {
    jdbc.update("update content_piece set stop_id = null");
    jdbc.update("delete from publishing_stop");
  }

  @ParameterizedTest
  @CsvSource({"acme, 404", "support, 403", "reviewer, 403", "manager, 302", "lead, 302"})
  void stoppingIsForManagersAndLeadsAndUnknownToClients(String who, int expected) throws Exception {
    mvc.perform(get("/stops").with(people.as(who)))
        .andExpect(status().is(expected == 404 ? 404 : 200));
    stopOnPage(who, "CLIENT " + client, "Bad news.").andExpect(status().is(expected));
    api(who, "/api/stops", "{\"scope\":\"EVERYTHING\",\"reason\":\"Bad news.\"}")
        .andExpect(status().is(expected == 302 ? 201 : expected));

    assertThat(stops.standing(List.of(client))).hasSize(expected == 302 ? 2 : 0);
  }

  @Test
  void bannersSayWhatIsStoppedAndNothingElse() throws Exception {
    var piece = desk.open(new NewPiece(client, "Spring sale"), "manager");
    stopOnPage("manager", "CLIENT " + client, "<b>Bad</b> news.")
        .andExpect(flash().attribute("done", containsString("is stopped")));
    process.until(process.now().plus(Duration.ofSeconds(5)));

    var said = "Publishing of Client " + client + " is stopped";
    page("manager", "/").andExpect(content().string(containsString(said + " since")));
    page("manager", "/stops")
        .andExpect(content().string(containsString(said)))
        .andExpect(content().string(containsString("1 piece waits")))
        .andExpect(content().string(containsString("&lt;b&gt;Bad&lt;/b&gt; news.")))
        .andExpect(content().string(not(containsString("<b>Bad"))))
        .andExpect(content().string(not(containsString("?task="))));
    page("lead", "/stops").andExpect(content().string(containsString("?task=")));
    page("manager", "/pieces/" + piece).andExpect(content().string(containsString(said)));
    page("acme", "/").andExpect(content().string(not(containsString(said))));
  }

  @Test
  void taskThatLiftsTheStopOfEverythingIsOnTodayOfLeads() throws Exception {
    api("lead", "/api/stops", "{\"scope\":\"EVERYTHING\",\"reason\":\"Bad news.\"}");
    process.until(process.now().plus(Duration.ofSeconds(5)));

    page("lead", "/")
        .andExpect(content().string(containsString(">Lift stop</a>")))
        .andExpect(content().string(containsString("<a href=\"/stops\"><bdi>All publishing</bdi>")))
        .andExpect(content().string(containsString("for <bdi>everybody</bdi>")));
    for (var other : List.of("manager", "acme"))
      page(other, "/").andExpect(content().string(not(containsString("Lift stop"))));
  }

  @Test
  void campaignAndChannelCanBeChosen() throws Exception {
    desk.open(new NewPiece(client, "Spring sale", "Big Spring", false), "manager");
    var channel = process.channel(client, "key");
    page("manager", "/stops?client=" + client)
        .andExpect(content().string(containsString("value=\"CAMPAIGN " + client + " Big Spring\"")))
        .andExpect(
            content()
                .string(containsString("value=\"CHANNEL " + client + " " + channel.id() + "\"")));

    stopOnPage("manager", "CAMPAIGN " + client + " Big Spring", "Recalled.");
    stopOnPage("manager", "CHANNEL " + client + " " + channel.id(), "Hacked.");
    stopOnPage("manager", "CHANNEL borealis " + channel.id(), "Hacked.")
        .andExpect(flash().attribute("refused", containsString("no such channel")));
    stopOnPage("manager", "CLIENT nobody", "Why not.")
        .andExpect(flash().attribute("refused", containsString("nobody")));
    stopOnPage("manager", "", "Why not.")
        .andExpect(flash().attribute("refused", containsString("Choose what")));

    assertThat(stops.standing(List.of(client, "borealis"))).hasSize(2);
  }

  @Test
  void programsStopListAndLift() throws Exception {
    stop("{\"scope\":\"CLIENT\",\"client\":\"%s\",\"reason\":\"Bad news.\"}")
        .andExpect(status().isCreated());
    stop("{\"scope\":\"CLIENT\",\"client\":\"%s\",\"reason\":\"Again.\"}")
        .andExpect(status().isConflict());
    var id = stops.standing(List.of(client)).get(0).id();
    lift("lead", id).andExpect(status().isConflict());
    process.until(process.now().plus(Duration.ofSeconds(5)));
    page("manager", "/api/stops")
        .andExpect(jsonPath("$[0].scope").value("CLIENT"))
        .andExpect(jsonPath("$[0].settled").value(true))
        .andExpect(jsonPath("$[0].liftedBy").value(""));

    lift("manager", id).andExpect(status().isForbidden());
    lift("acme", id).andExpect(status().isNotFound());
    lift("lead", UUID.randomUUID()).andExpect(status().isNotFound());
    lift("lead", id).andExpect(status().isNoContent());
    lift("lead", id).andExpect(status().isConflict());

    process.until(process.now().plus(Duration.ofSeconds(5)));
    assertThat(process.ended(id)).isTrue();
    assertThat(trail.before(client, Long.MAX_VALUE, 20))
        .extracting(AuditEntry::what)
        .contains("publishing-stopped", "publishing-stop-lifted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client   | 422 | {'scope':'CLIENT','reason':'x'}",
        "client   | 422 | {'scope':'EVERYTHING','client':'%s','reason':'x'}",
        "channel  | 422 | {'scope':'CHANNEL','client':'%s','reason':'x'}",
        "campaign | 422 | {'scope':'CAMPAIGN','client':'%s','campaign':' ','reason':'x'}",
        "reason   | 422 | {'scope':'CLIENT','client':'%s','reason':' '}",
        "scope    | 422 | {'client':'%s','reason':'x'}"
      })
  void whatIsMissingIsSaidAtItsField(String field, int expected, String body) throws Exception {
    stop(body.replace('\'', '"'))
        .andExpect(status().is(expected))
        .andExpect(jsonPath("$.errors[0].field").value(field));
  }

  @Test
  void repeatedRequestStopsOnce() throws Exception {
    var body =
        "{\"scope\":\"CLIENT\",\"client\":\"%s\",\"reason\":\"Bad news.\"}".formatted(client);
    var key = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++)
      mvc.perform(
              post("/api/stops")
                  .header("Idempotency-Key", key)
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(body)
                  .with(csrf())
                  .with(people.as("manager")))
          .andExpect(status().isCreated());
    assertThat(stops.of(List.of(client), 10)).hasSize(1);
  }

  private ResultActions page(String who, String path) throws Exception {
    return mvc.perform(get(path).with(people.as(who))).andExpect(status().isOk());
  }

  private ResultActions stopOnPage(String who, String what, String reason) throws Exception {
    return mvc.perform(
        post("/stops")
            .param("what", what)
            .param("reason", reason)
            .with(csrf())
            .with(people.as(who)));
  }

  private ResultActions stop(String body) throws Exception {
    return api("manager", "/api/stops", body.formatted(client));
  }

  private ResultActions lift(String who, UUID id) throws Exception {
    return api(who, "/api/stops/" + id + "/lift", "");
  }

  private ResultActions api(String who, String path, String body) throws Exception {
    return mvc.perform(
        post(path)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .with(csrf())
            .with(people.as(who)));
  }
}
