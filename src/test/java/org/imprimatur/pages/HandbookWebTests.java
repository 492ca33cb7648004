package org.imprimatur.pages;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.workflow.gate.DryRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ProcessTest
class HandbookWebTests {
  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;

  @BeforeEach
  void begin() {
    process.begin();
    process.client("acme");
    process.client("borealis");
    people.create();
  }

  @Test
  void everyRuleHasAnAddressOfItsOwn() throws Exception {
    var page = mvc.perform(get("/handbook").with(people.as("owner"))).andExpect(status().isOk());
    for (var rule : DryRun.rules())
      page.andExpect(content().string(containsString("<tr id=\"" + rule.id() + "\">")));
  }

  @Test
  void ownerReadsHowToMoveAndHowToSetAside() throws Exception {
    mvc.perform(get("/handbook").with(people.as("owner")))
        .andExpect(content().string(containsString("<h2 id=\"move\">")))
        .andExpect(content().string(containsString("<h2 id=\"set-aside\">")))
        .andExpect(content().string(containsString("Check legally")));
  }

  @Test
  void handbookIsNotForClients() throws Exception {
    mvc.perform(get("/handbook").with(people.as("acme"))).andExpect(status().isNotFound());
    mvc.perform(get("/handbook/element-templates.json").with(people.as("acme")))
        .andExpect(status().isNotFound());
    mvc.perform(get("/handbook/element-templates.json").with(people.as("support")))
        .andExpect(jsonPath("$[?(@.id=='org.imprimatur.review-piece')].version").value(1));
  }
}
