package org.imprimatur.decisions;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.imprimatur.PeopleOfTests;
import org.imprimatur.PieceStages;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@ProcessTest
class DecisionWebTests {
  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired PieceStages stages;

  @Test
  void whyATableDecidedSoIsShownToTheAgencyAndNotToTheClient() throws Exception {
    process.begin();
    process.client("borealis");
    var piece = stages.reviewed(process.channel("acme", "key"), "Hello", "2026-11-26T09:00");
    process.tasks(piece, "Task_ApprovePiece");
    people.create();

    mvc.perform(get("/pieces/" + piece).with(people.as("manager")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Why so")))
        .andExpect(content().string(containsString("left it as usual,")))
        .andExpect(content().string(containsString("because rule 2 “Everything else")));
    mvc.perform(get("/api/pieces/" + piece).with(people.as("manager")))
        .andExpect(jsonPath("$.decisions", hasSize(1)))
        .andExpect(jsonPath("$.decisions[0].decision").value("approval-policy"))
        .andExpect(jsonPath("$.decisions[0].rules[0].id").value("Rule_otherwise"))
        .andExpect(jsonPath("$.decisions[0].inputs[3].value").value(false));
    mvc.perform(get("/pieces/" + piece).with(people.as("acme")))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("Why so"))));
    mvc.perform(get("/api/pieces/" + piece).with(people.as("acme")))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.decisions", hasSize(0)));
  }
}
