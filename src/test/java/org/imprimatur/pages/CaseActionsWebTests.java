package org.imprimatur.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.intake.EventHeard;
import org.imprimatur.interactions.Inbox;
import org.imprimatur.interactions.InboxQuery;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.InteractionState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class CaseActionsWebTests {
  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired PeopleOfTests people;
  @Autowired SandboxPlatform sandbox;
  @Autowired ApplicationEventPublisher events;
  @Autowired TransactionTemplate transaction;
  @Autowired Inbox inbox;
  @Autowired InteractionDesk desk;

  private final String ann = "ann-" + UUID.randomUUID();
  private Channel channel;
  private UUID id;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    process.client("acme");
    process.client("borealis");
    people.create();
    channel = process.channel("acme", "key");
    id = hear("c1");
  }

  @Test
  void whoTakesItOnHasItAndItsTask() throws Exception {
    act("manager", "take-on").andExpect(flash().attribute("done", "It is yours now."));

    assertThat(desk.get(id).accountable().name()).isEqualTo("manager");
    assertThat(process.task(id, "Task_WriteReply").getAssignee()).isEqualTo("manager");
  }

  @Test
  void messageIsHiddenBesideItsTaskAndShownAgainAfterTheEnd() throws Exception {
    act("manager", "moderate", "action", "HIDE", "reason", "Rude.");
    process.runDueJobs();
    assertThat(sandbox.moderated())
        .extracting(call -> call.action())
        .containsExactly(Moderation.HIDE);
    assertThat(process.task(id, "Task_WriteReply")).isNotNull();

    desk.leave(id, "Nothing to say.", "manager");
    act("manager", "moderate", "action", "UNHIDE", "reason", "They said sorry.");
    process.runDueJobs();
    assertThat(sandbox.moderated())
        .extracting(call -> call.action())
        .containsExactly(Moderation.HIDE, Moderation.UNHIDE);
    assertThat(desk.get(id).state()).isEqualTo(InteractionState.MODERATED);
  }

  @Test
  void whatIsMissingIsToldAndNothingIsDone() throws Exception {
    act("manager", "moderate", "action", "HIDE")
        .andExpect(flash().attribute("refused", containsString("Say why")));
    act("manager", "moderate", "action", "EXPLODE", "reason", "x")
        .andExpect(flash().attribute("refused", containsString("Choose what is to be done")));
    act("manager", "moderate", "action", "HIDE", "reason", "x", "message", UUID.randomUUID())
        .andExpect(flash().attribute("refused", containsString("Choose one of these messages")));
    process.runDueJobs();
    assertThat(sandbox.moderated()).isEmpty();
  }

  @Test
  void nextCaseOfAVipGoesTheVipsWay() throws Exception {
    act("manager", "vip");
    desk.leave(id, "Nothing to say.", "manager");
    process.runDueJobs();

    var next = hear("c2");

    assertThat(desk.get(next).priority().name()).isEqualTo("URGENT");
    mvc.perform(get("/inbox/" + next).with(people.as("manager")))
        .andExpect(status().isOk())
        .andExpect(
            org.springframework.test.web.servlet.result.MockMvcResultMatchers.content()
                .string(containsString("Treat as VIP no more")));
  }

  @Test
  void clientsHaveNoSuchPageAndOtherDepartmentsMayNot() throws Exception {
    for (var what : List.of("take-on", "vip", "moderate")) {
      act("acme", what).andExpect(status().isNotFound());
      act("borealis", what).andExpect(status().isNotFound());
      act("support", what).andExpect(status().isForbidden());
    }
    assertThat(desk.get(id).accountable().name()).isEqualTo("communityManagers");
  }

  private ResultActions act(String who, String what, Object... fields) throws Exception {
    var request = post("/inbox/" + id + "/" + what).with(csrf()).with(people.as(who));
    for (int i = 0; i < fields.length; i += 2)
      request.param(fields[i].toString(), fields[i + 1].toString());
    return mvc.perform(request);
  }

  private UUID hear(String comment) {
    var event =
        new PlatformEvent(
            comment,
            Kind.COMMENT,
            Change.CREATED,
            comment,
            "p1",
            "p1",
            "",
            new RemoteAuthor(ann, ann, "Ann", ""),
            "Is the shop open on Sunday, " + comment + "?",
            "en",
            "",
            process.now());
    transaction.executeWithoutResult(
        status ->
            events.publishEvent(new EventHeard(UUID.randomUUID(), "acme", channel.id(), event)));
    process.runDueJobs();
    return inbox.list(InboxQuery.open(List.of("acme")).on(channel.id())).get(0).id();
  }
}
