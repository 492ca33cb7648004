package org.imprimatur.danger.process;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.danger.DangerDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets a lead see to a sign of trouble, and prove that it is over. */
@Component
class ClearDangerSign extends FormStep {
  private final DangerDesk desk;
  private final Clients clients;

  ClearDangerSign(DangerDesk desk, Clients clients) {
    this.desk = desk;
    this.clients = clients;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var sign = desk.get(task.key());
    var client = clients.get(sign.clientKey());
    return Map.of(
        "sign",
        Map.of(
            "kind", sign.kind().label(),
            "clientName", client.name(),
            "title", sign.title(),
            "raisedAt", new WallClock(client.zone()).show(sign.raisedAt())));
  }

  @Override
  protected Optional<String> assignee(OpenTask task) {
    return Optional.of(desk.get(task.key()).lead()).filter(lead -> !lead.isEmpty());
  }

  @Override
  protected Duration allowed(OpenTask task) {
    return Duration.ofHours(4);
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    desk.clear(BusinessKey.of(task), submission.text("evidence"), submission.by());
  }
}
