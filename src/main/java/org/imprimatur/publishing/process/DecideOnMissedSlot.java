package org.imprimatur.publishing.process;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.clients.Slots;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets a person decide about a post whose time has passed; nothing goes out late in silence. */
@Component
class DecideOnMissedSlot extends PublicationStep {
  private final PublishingDesk desk;
  private final Slots slots;

  DecideOnMissedSlot(PublicationForm form, PublishingDesk desk, Slots slots) {
    super(form);
    this.desk = desk;
    this.slots = slots;
  }

  /** What to do about it. */
  enum Answer {
    PUBLISH_NOW,
    NEW_SLOT,
    GIVE_UP
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var id = UUID.fromString(task.get(PublicationProcess.PUBLICATION_ID));
    var values = super.show(task);
    values.put("slotOptions", slots.options(desk.get(id).clientKey()));
    return values;
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var id = PublicationProcess.publication(task);
    switch (submission.choice("missedDecision", Answer.class)) {
      case PUBLISH_NOW -> desk.publishNow(id, submission.by());
      case NEW_SLOT ->
          desk.moveOne(
              id,
              slots.required(
                  desk.get(id).clientKey(),
                  submission.text("slotChoice"),
                  submission.text("slotAt")),
              submission.by());
      case GIVE_UP -> desk.giveUp(id, submission.by());
    }
  }
}
