package org.imprimatur.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.imprimatur.problem.Refusal;

/**
 * A human step: fills the form when the task opens, turns the answer into domain data when it
 * closes. The one door through which form data becomes domain data, whichever screen the form was
 * on.
 */
public abstract class FormStep implements TaskListener {

  /** The values the form opens with; they stay with the task. Lists and records become JSON. */
  protected abstract Map<String, Object> show(OpenTask task);

  /**
   * Turns the answer into one verb of the domain and sets the variables the process goes on with.
   *
   * @throws Refusal if the domain refuses: then the task stays open and the person reads why
   */
  protected abstract void accept(Submission submission, DelegateTask task);

  /** How long it may take until it counts as overdue. */
  protected Duration allowed(OpenTask task) {
    return Duration.ofHours(24);
  }

  /** When it counts as overdue. */
  protected Instant due(OpenTask task) {
    return ClockUtil.getCurrentTime().toInstant().plus(allowed(task));
  }

  /** Whose it is alone, if it is not for everybody in the task's groups. */
  protected Optional<String> assignee(OpenTask task) {
    return Optional.empty();
  }

  @Override
  public final void notify(DelegateTask task) {
    if (EVENTNAME_CREATE.equals(task.getEventName())) {
      var opened = opened(task);
      FormValues.of(show(opened)).forEach(task::setVariableLocal);
      assignee(opened).ifPresent(task::setAssignee);
      if (task.getDueDate() == null) {
        task.setDueDate(Date.from(due(opened)));
      }
    } else {
      accept(submission(task), task);
    }
  }

  /** By when a task that is open already would count as overdue if it opened now. */
  final Date dueOf(DelegateTask task) {
    return Date.from(due(opened(task)));
  }

  private static OpenTask opened(DelegateTask task) {
    return new OpenTask(
        task.getId(), BusinessKey.of(task), task.getProcessDefinitionId(), task::getVariable);
  }

  private static Submission submission(DelegateTask task) {
    if (task.getVariable(Submission.VARIABLE) instanceof Submission submission) return submission;
    throw Refusal.conflict("Complete this task through its form.");
  }
}
