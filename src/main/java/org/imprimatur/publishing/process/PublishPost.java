package org.imprimatur.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.publishing.PublicationOutcome;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.publishing.Sender;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.Effect;
import org.springframework.stereotype.Component;

/** Makes the post public if the ledger lets it, and tells where it stands. */
@Does(value = Effect.PUBLISHES, about = "publicationId", leaves = "firstCommentId")
@Component
class PublishPost implements JavaDelegate {
  private final Sender sender;
  private final PublishingDesk desk;

  PublishPost(Sender sender, PublishingDesk desk) {
    this.sender = sender;
    this.desk = desk;
  }

  @Override
  public void execute(DelegateExecution execution) {
    var id = PublicationProcess.publication(execution);
    var standing = sender.publish(id);
    PublicationProcess.set(execution, standing);
    if (standing.outcome() != PublicationOutcome.PUBLISHED) return;
    var comment = desk.firstComment(id);
    PublicationProcess.HAS_FIRST_COMMENT.set(execution, comment.isPresent());
    comment.ifPresent(c -> PublicationProcess.FIRST_COMMENT_ID.set(execution, c.toString()));
  }
}
