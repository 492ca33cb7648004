package org.imprimatur.publishing.process;

import java.net.URI;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Asks a person what no machine can know: is the post online? */
@Component
class CheckWhetherOnline extends PublicationStep {
  private final PublishingDesk desk;

  CheckWhetherOnline(PublicationForm form, PublishingDesk desk) {
    super(form);
    this.desk = desk;
  }

  /** What the person found. */
  enum Answer {
    FOUND,
    RESEND,
    GIVE_UP
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var id = PublicationProcess.publication(task);
    switch (submission.choice("onlineDecision", Answer.class)) {
      case FOUND -> desk.found(id, address(submission.text("postUrl")), submission.by());
      case RESEND -> desk.sendAgain(id, submission.by());
      case GIVE_UP -> desk.leave(id, submission.by());
    }
  }

  private static String address(String entered) {
    try {
      var uri = URI.create(entered);
      if (("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null) return entered;
    } catch (IllegalArgumentException e) {
      // Falls through to the one message for everything that is no address.
    }
    throw Refusal.invalid("postUrl", "Paste the post's address, beginning with https://.");
  }
}
