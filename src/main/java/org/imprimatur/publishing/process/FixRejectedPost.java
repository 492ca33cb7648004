package org.imprimatur.publishing.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets a person decide about a post that was refused. */
@Component
class FixRejectedPost extends PublicationStep {
  private final PublishingDesk desk;

  FixRejectedPost(PublicationForm form, PublishingDesk desk) {
    super(form);
    this.desk = desk;
  }

  /** What to do about it. */
  enum Fix {
    RETRY,
    REVISE,
    GIVE_UP
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var id = PublicationProcess.publication(task);
    switch (submission.choice("fixDecision", Fix.class)) {
      case RETRY -> desk.retry(id, submission.by());
      case REVISE -> desk.askForRevision(id, submission.by());
      case GIVE_UP -> desk.giveUp(id, submission.by());
    }
  }
}
