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

import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.web.servlet.MockMvc;

@ProcessTest
class ProcessesWebTests {
  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired ContentDesk desk;
  @Autowired RepositoryService repository;
  @Autowired IdentityService identities;

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
  @CsvSource({
    "acme, 404",
    "borealis, 404",
    "support, 200",
    "manager, 200",
    "owner, 200",
    "admin, 200"
  })
  void pageIsForTheAgency(String who, int expected) throws Exception {
    mvc.perform(get("/processes").with(people.as(who))).andExpect(status().is(expected));
    mvc.perform(get("/processes/" + shared()).with(people.as(who)))
        .andExpect(status().is(expected));
    mvc.perform(get("/processes/" + shared() + "/drawing.bpmn").with(people.as(who)))
        .andExpect(status().is(expected));
  }

  @Test
  void listNamesWhoseVersionItIsAndWhoDeployedIt() throws Exception {
    deployForClient();

    mvc.perform(get("/processes").with(people.as("support")))
        .andExpect(content().string(containsString("Client " + client)))
        .andExpect(content().string(containsString("<bdi>owner</bdi>")))
        .andExpect(content().string(containsString("differs from the shipped one")));
  }

  @Test
  void versionShowsWhereItsTokensAreAndLeadsToThePieces() throws Exception {
    var version = deployForClient();
    var piece = open();
    open();

    mvc.perform(get("/processes/" + version).with(people.as("support")))
        .andExpect(content().string(containsString("Task_DraftPiece=2/0")))
        .andExpect(content().string(containsString("/pieces/" + piece)))
        .andExpect(content().string(not(containsString("/set-aside"))));
  }

  @Test
  void ownerLetsAClientUseTheSharedProcessAgainAndASecondClickChangesNothing() throws Exception {
    var version = deployForClient();
    var url = "/processes/" + version + "/set-aside";

    mvc.perform(post(url).with(csrf()).with(people.as("manager")))
        .andExpect(status().isForbidden());
    mvc.perform(post(url).with(csrf()).with(people.as("acme"))).andExpect(status().isNotFound());
    mvc.perform(post(url).with(csrf()).with(people.as("owner")))
        .andExpect(flash().attributeExists("done"));
    mvc.perform(post(url).with(csrf()).with(people.as("owner")))
        .andExpect(flash().attribute("refused", containsString("already")));

    var piece = open();
    assertThat(process.of(piece, "content-piece").getProcessDefinitionId()).isEqualTo(shared());
  }

  private UUID open() {
    return desk.open(new NewPiece(client, "Spring sale", "", false), "manager");
  }

  private String shared() {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey("content-piece")
        .withoutTenantId()
        .latestVersion()
        .singleResult()
        .getId();
  }

  private String deployForClient() throws Exception {
    var model = new ClassPathResource("processes/content-piece.bpmn").getContentAsString(UTF_8);
    identities.setAuthentication(
        "owner", java.util.List.of("processOwners"), java.util.List.of(client));
    try {
      return repository
          .createDeployment()
          .source("Camunda Modeler")
          .tenantId(client)
          .addString("content-piece.bpmn", model.replace("name=\"Content piece\"", "name=\"Own\""))
          .deployWithResult()
          .getDeployedProcessDefinitions()
          .get(0)
          .getId();
    } finally {
      identities.clearAuthentication();
    }
  }
}
