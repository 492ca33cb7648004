package org.imprimatur.mail.process;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.mail.PostOffice;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets somebody tell a person what no letter can. */
@Component
class ReachPersonAnotherWay extends FormStep {
  /** Somebody outside does not know that they are waited for. */
  private static final Duration SOON = Duration.ofHours(4);

  private final PostOffice office;
  private final Clients clients;

  ReachPersonAnotherWay(PostOffice office, Clients clients) {
    this.office = office;
    this.clients = clients;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var mail = office.get(task.key());
    var client = clients.get(mail.clientKey());
    return Map.of(
        "letter",
        Map.of(
            "about", office.subjectOf(mail.id()),
            "clientName", client.name(),
            "name", mail.recipientName(),
            "address", mail.recipient(),
            "orderedAt", new WallClock(client.zone()).show(mail.orderedAt()),
            "answer", mail.serverAnswer(),
            "pieceUrl", "/pieces/" + mail.thread()));
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    office.reached(BusinessKey.of(task), submission.text("reachNote"), submission.by());
  }

  @Override
  protected Duration allowed(OpenTask task) {
    return SOON;
  }
}
