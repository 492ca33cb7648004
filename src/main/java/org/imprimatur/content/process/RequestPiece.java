package org.imprimatur.content.process;

import java.util.Map;
import java.util.UUID;
import org.imprimatur.clients.Clients;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.imprimatur.workflow.StartStep;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** The form that opens a piece. */
@Component
class RequestPiece implements StartStep {
  private final ContentDesk desk;
  private final Clients clients;

  RequestPiece(ContentDesk desk, Clients clients) {
    this.desk = desk;
    this.clients = clients;
  }

  @Override
  public String processKey() {
    return ContentPieceProcess.KEY;
  }

  @Override
  public Map<String, Object> show(String person) {
    var options =
        clients.findAllByOrderByName().stream()
            .map(c -> new Choices.Option(c.key(), c.name()))
            .toList();
    return Map.of("clients", options);
  }

  @Override
  public UUID accept(Submission submission) {
    return desk.open(
        new NewPiece(
            submission.text("client"),
            submission.text("title"),
            submission.text("campaign"),
            submission.checked("evergreen")),
        submission.by());
  }
}
