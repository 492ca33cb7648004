package org.imprimatur.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.TestPostgres;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.NewRound;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.mail.Mail;
import org.imprimatur.mail.MailState;
import org.imprimatur.mail.PostOffice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * The demo's mailbox holds links that decide, and direct messages are between an account and one
 * person: only the agency's people look into either.
 */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"camunda.bpm.job-execution.enabled=false", "management.server.port=0"})
@ContextConfiguration(initializers = TestPostgres.class)
@ActiveProfiles("demo")
class PracticeMailTests {
  @LocalServerPort int port;
  @Autowired ContentDesk desk;
  @Autowired ApprovalDesk approvals;
  @Autowired PostOffice office;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService jobs;

  private Mail letter;

  @BeforeEach
  void ask() {
    var piece = desk.open("acme", "Sale <script>alert(1)</script>", "manager");
    approvals.open(
        new NewRound("acme", piece, 1, "0".repeat(64), "marketing", null, Set.of(), "test"));
    var ordered = office.about(piece).get(0);
    var instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(ordered.id().toString())
            .singleResult();
    jobs.createJobQuery()
        .processInstanceId(instance.getId())
        .list()
        .forEach(job -> jobs.executeJob(job.getId()));
    letter = office.get(ordered.id());
  }

  @Test
  void staffFindTheLetterAndItsLink() {
    var manager = signedIn("manager");

    assertThat(letter.state()).isEqualTo(MailState.SENT);
    assertThat(manager.get("/practice").body()).contains("/practice/mail");
    assertThat(manager.get("/practice/mail").body())
        .contains("/practice/mail/" + letter.id(), "Sale &lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>");
    assertThat(manager.get("/practice/mail/" + letter.id()).body())
        .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"", "/approve/")
        .doesNotContain("<script>");
    assertThat(manager.get("/practice/mail/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
  }

  @Test
  void directMessagesAreTheAgencysAlone() {
    assertThat(signedIn("manager").get("/practice/messages").statusCode()).isEqualTo(200);
    var acme = signedIn("acme");
    assertThat(acme.get("/practice/messages").statusCode()).isEqualTo(403);
    assertThat(acme.get("/practice").body()).doesNotContain("/practice/messages");
  }

  @Test
  void clientsDoNotKnowThatThereIsOne() {
    var acme = signedIn("acme");

    assertThat(acme.get("/practice").body()).doesNotContain("/practice/mail");
    assertThat(acme.get("/practice/mail").statusCode()).isEqualTo(404);
    assertThat(acme.get("/practice/mail/" + letter.id()).statusCode()).isEqualTo(404);
  }

  private Visitor signedIn(String login) {
    var visitor = new Visitor(port);
    visitor.signIn(login, login);
    return visitor;
  }
}
