package org.imprimatur.workflow.process;

import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.imprimatur.workflow.TaskDoneByHand;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Anything an owner wants a person to do that no other step is made for. */
@Component
class DoByHand extends FormStep {
  private final ApplicationEventPublisher events;

  DoByHand(ApplicationEventPublisher events) {
    this.events = events;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    return new LinkedHashMap<>();
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    var note =
        submission.find("note").orElseThrow(() -> Refusal.invalid("note", "Say what was done."));
    events.publishEvent(
        new TaskDoneByHand(
            task.getExecution().getProcessBusinessKey(), task.getName(), note, submission.by()));
  }
}
