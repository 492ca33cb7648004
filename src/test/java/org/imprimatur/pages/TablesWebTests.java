package org.imprimatur.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.PieceStages;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.imprimatur.decisions.DecisionRecord;
import org.imprimatur.decisions.DecisionRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ProcessTest
class TablesWebTests {
  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired PieceStages stages;
  @Autowired ContentDesk desk;
  @Autowired DecisionRecords decisions;
  @Autowired RepositoryService repository;
  @Autowired FormService forms;
  @Autowired IdentityService identities;
  @Autowired JdbcClient jdbc;

  /** A client of this test alone, because what is deployed stays. */
  private String client;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    process.client("borealis");
    people.create();
    client = "c" + Long.toString(System.nanoTime(), 36);
    process.client(client);
  }

  @ParameterizedTest
  @CsvSource({"acme, 404", "support, 200", "manager, 200", "owner, 200", "admin, 200"})
  void tableIsForTheAgency(String who, int expected) throws Exception {
    var table = "/processes/tables/" + newest("act_re_decision_def", "approval-policy", null);
    mvc.perform(get(table).with(people.as(who))).andExpect(status().is(expected));
    mvc.perform(get(table + "/table.dmn").with(people.as(who))).andExpect(status().is(expected));
  }

  @Test
  void tableShowsItsRulesWhatItSaidLastAndHowOftenEachRuleMatched() throws Exception {
    var table = deploy("approval-policy.dmn", "name=\"Approval policy\"", "name=\"Own policy\"");
    var first = reviewed("Plain words");
    var second = reviewed("More plain words");
    var page = "/processes/tables/" + table;

    mvc.perform(get(page).with(people.as("support")))
        .andExpect(content().string(containsString("Own policy")))
        .andExpect(content().string(containsString("The first rule that matches counts.")))
        .andExpect(content().string(containsString("&quot;usual then legal&quot;")))
        .andExpect(content().string(containsString("its lawyers look last")))
        .andExpect(content().string(containsString("It was asked 2 times.")))
        .andExpect(content().string(containsString("<span>never</span>")))
        .andExpect(content().string(containsString("<span>2 ×</span>")))
        .andExpect(content().string(containsString("/pieces/" + first)))
        .andExpect(content().string(containsString("/pieces/" + second)))
        .andExpect(content().string(containsString("because rule 2")))
        .andExpect(content().string(not(containsString("/set-aside"))));
    mvc.perform(get("/processes").with(people.as("support")))
        .andExpect(content().string(containsString("/processes/tables/" + table)))
        .andExpect(content().string(containsString("Approval policy, version")));
  }

  @Test
  void whatAnAuthorWroteIntoATableIsShownAsText() throws Exception {
    var table =
        deploy(
            "approval-policy.dmn",
            "its lawyers look last",
            "&lt;script&gt;alert(1)&lt;/script&gt;");

    mvc.perform(get("/processes/tables/" + table).with(people.as("support")))
        .andExpect(content().string(containsString("&lt;script&gt;alert(1)")))
        .andExpect(content().string(not(containsString("<script>alert(1)"))));
  }

  @Test
  void ownerLetsTheSharedTableDecideAgainAndASecondClickChangesNothing() throws Exception {
    var table = deploy("approval-policy.dmn", "name=\"Approval policy\"", "name=\"Own policy\"");
    assertThat(decided(reviewed("Before")).name()).isEqualTo("Own policy");
    var url = "/processes/tables/" + table + "/set-aside";

    mvc.perform(get("/processes/tables/" + table).with(people.as("owner")))
        .andExpect(content().string(containsString(url)));
    mvc.perform(post(url).with(csrf()).with(people.as("manager")))
        .andExpect(status().isForbidden());
    mvc.perform(post(url).with(csrf()).with(people.as("acme"))).andExpect(status().isNotFound());
    mvc.perform(post(url).with(csrf()).with(people.as("owner")))
        .andExpect(flash().attributeExists("done"));
    mvc.perform(post(url).with(csrf()).with(people.as("owner")))
        .andExpect(flash().attribute("refused", containsString("already")));

    assertThat(decided(reviewed("After")).name()).isEqualTo("Approval policy");
    mvc.perform(get("/processes/tables/" + table).with(people.as("owner")))
        .andExpect(content().string(containsString("Set aside")))
        .andExpect(content().string(not(containsString(url))));
  }

  @Test
  void sharedTableCannotBeSetAside() throws Exception {
    var url =
        "/processes/tables/"
            + newest("act_re_decision_def", "approval-policy", null)
            + "/set-aside";

    mvc.perform(post(url).with(csrf()).with(people.as("owner"))).andExpect(status().isForbidden());
  }

  @Test
  void ownerLetsTheSharedFormBeShownAgain() throws Exception {
    deploy("review-piece.form", "\"components\": [", OWN_LINE);
    var form = newest("act_re_camformdef", "review-piece", client);
    var url = "/processes/forms/" + form + "/set-aside";
    var before = submitted("Before");
    assertThat(formOf(before)).contains("A line of their own");

    mvc.perform(get("/processes").with(people.as("support")))
        .andExpect(content().string(containsString("review-piece, version 1")))
        .andExpect(content().string(containsString("Client " + client)))
        .andExpect(content().string(not(containsString(url))));
    mvc.perform(get("/processes").with(people.as("owner")))
        .andExpect(content().string(containsString(url)));
    mvc.perform(post(url).with(csrf()).with(people.as("manager")))
        .andExpect(status().isForbidden());
    mvc.perform(post(url).with(csrf()).with(people.as("acme"))).andExpect(status().isNotFound());
    mvc.perform(post(url).with(csrf()).with(people.as("owner")))
        .andExpect(flash().attributeExists("done"));

    assertThat(formOf(submitted("After"))).doesNotContain("A line of their own");
    mvc.perform(get("/processes").with(people.as("owner")))
        .andExpect(content().string(not(containsString(url))));
  }

  private static final String OWN_LINE =
      "\"components\": [{\"type\":\"text\",\"text\":\"A line of their own\"},";

  private UUID submitted(String title) {
    var channel = process.channel(client, "key");
    var piece = desk.open(new NewPiece(client, title, "", false), "manager");
    process.submit(
        piece,
        "Task_DraftPiece",
        "manager",
        Map.of(
            "channels",
            List.of(channel.id().toString()),
            "text",
            title,
            "slotAt",
            "2026-11-25T09:00"));
    return piece;
  }

  private UUID reviewed(String title) {
    var piece = submitted(title);
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", stages.digest(piece)));
    process.runDueJobs();
    return piece;
  }

  private DecisionRecord decided(UUID piece) {
    return decisions.of(piece).get(0);
  }

  private String formOf(UUID piece) throws Exception {
    try (var form = forms.getDeployedTaskForm(process.task(piece, "Task_ReviewPiece").getId())) {
      return new String(form.readAllBytes(), UTF_8);
    }
  }

  private String newest(String table, String key, String tenant) {
    return jdbc.sql(
            "select id_ from %s where key_ = :key and coalesce(tenant_id_, '') = :tenant order by version_ desc limit 1"
                .formatted(table))
        .param("key", key)
        .param("tenant", tenant == null ? "" : tenant)
        .query(String.class)
        .single();
  }

  /** As Modeler does, for the client of this test. */
  private String deploy(String file, String old, String changed) throws Exception {
    var folder = file.endsWith(".form") ? "forms/" : "processes/";
    var text = new ClassPathResource(folder + file).getContentAsString(UTF_8);
    assertThat(text).contains(old);
    identities.setAuthentication("owner", List.of("processOwners"), List.of(client));
    try {
      var deployed =
          repository
              .createDeployment()
              .source("Camunda Modeler")
              .tenantId(client)
              .addString(file, text.replace(old, changed))
              .deployWithResult();
      return file.endsWith(".form")
          ? deployed.getId()
          : deployed.getDeployedDecisionDefinitions().get(0).getId();
    } finally {
      identities.clearAuthentication();
    }
  }
}
