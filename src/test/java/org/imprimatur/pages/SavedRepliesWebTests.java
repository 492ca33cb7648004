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
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.interactions.SavedReply;
import org.imprimatur.interactions.SavedReplyDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@ProcessTest
class SavedRepliesWebTests {
  private static final String HOSTILE =
      "<script>alert(1)</script><img src=x onerror=alert(2)>${7*7}[[${7*7}]]";

  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired SavedReplyDesk saved;

  /** A client of this test alone, because what is saved stays. */
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

  @Test
  void everyChangeIsANewVersionAndTheLatestIsOffered() throws Exception {
    write("Hours", "Nine to five.").andExpect(redirectedUrl("/clients/" + client + "/replies"));
    write("Hours", "Nine to six.").andExpect(status().is3xxRedirection());

    assertThat(saved.offered(client)).extracting(SavedReply::text).containsExactly("Nine to six.");
    assertThat(saved.versions(client, "Hours")).extracting(SavedReply::no).containsExactly(2, 1);
    mvc.perform(get(page()).with(people.as("manager")))
        .andExpect(content().string(containsString("Version 1 by manager")));
  }

  @Test
  void whatIsMissingOrChangesNothingIsToldAtItsField() throws Exception {
    write("", "Nine to five.")
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().string(containsString("Give the saved reply a name.")));
    write("Hours", " ")
        .andExpect(content().string(containsString("Write what is to be answered.")));
    write("Hours", "Nine to five.");
    write("Hours", "Nine to five.")
        .andExpect(content().string(containsString("That is what it says already.")));
  }

  @Test
  void retiredReplyIsOfferedNoLonger() throws Exception {
    write("Hours", "Nine to five.");
    var id = saved.all(client).get(0).id();

    mvc.perform(post(page() + "/" + id + "/retire").with(csrf()).with(people.as("manager")))
        .andExpect(status().is3xxRedirection());
    assertThat(saved.offered(client)).isEmpty();
    mvc.perform(
            post("/clients/acme/replies/" + id + "/retire")
                .param("retired", "false")
                .with(csrf())
                .with(people.as("manager")))
        .andExpect(flash().attribute("refused", containsString("There is no saved reply")));
    assertThat(saved.offered(client)).isEmpty();
  }

  @Test
  void hostileWordsAreShownAndNothingElse() throws Exception {
    write(HOSTILE.substring(0, 60), HOSTILE);

    mvc.perform(get(page()).with(people.as("manager")))
        .andExpect(content().string(not(containsString("<script>alert"))))
        .andExpect(content().string(not(containsString("<img src=x"))))
        .andExpect(content().string(containsString("${7*7}")));
  }

  @Test
  void clientsOwnPeopleAndOtherRolesChangeNothing() throws Exception {
    mvc.perform(get("/clients/acme/replies").with(people.as("acme")))
        .andExpect(status().isNotFound());
    mvc.perform(
            post(page())
                .param("name", "x")
                .param("text", "y")
                .with(csrf())
                .with(people.as("support")))
        .andExpect(status().isForbidden());
    assertThat(saved.all(client)).isEmpty();
  }

  @Test
  void restKeepsTheSameRules() throws Exception {
    mvc.perform(
            post("/api/clients/" + client + "/saved-replies")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"Hours\",\"text\":\"Nine to five, {name}.\"}")
                .with(csrf())
                .with(people.as("manager")))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.version").value(1));
    mvc.perform(
            post("/api/clients/" + client + "/saved-replies")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"\",\"text\":\"x\"}")
                .with(csrf())
                .with(people.as("manager")))
        .andExpect(status().isUnprocessableEntity())
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
  }

  private org.springframework.test.web.servlet.ResultActions write(String name, String text)
      throws Exception {
    return mvc.perform(
        post(page())
            .param("name", name)
            .param("text", text)
            .with(csrf())
            .with(people.as("manager")));
  }

  private String page() {
    return "/clients/" + client + "/replies";
  }
}
