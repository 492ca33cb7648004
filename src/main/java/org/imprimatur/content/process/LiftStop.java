package org.imprimatur.content.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.StopDesk;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.PublishingStops;
import org.imprimatur.publishing.StopWords;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Has somebody say when a stop of publishing is over. */
@Component
class LiftStop extends FormStep {
  private final PublishingStops stops;
  private final StopWords words;
  private final StopDesk desk;

  LiftStop(PublishingStops stops, StopWords words, StopDesk desk) {
    this.stops = stops;
    this.words = words;
    this.desk = desk;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var stop = stops.get(task.key());
    var waiting = desk.waiting(task.key());
    return Map.of(
        "stop",
        Map.of(
            "what", words.what(stop),
            "since", new WallClock(words.zone(stop)).show(stop.stoppedAt()),
            "by", stop.stoppedBy(),
            "reason", stop.reason(),
            "waiting", waiting == 1 ? "1 piece waits" : waiting + " pieces wait"));
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    if (!submission.checked("stopIsOver"))
      throw Refusal.invalid("stopIsOver", "Say that the reason is gone, or leave the task open.");
    stops.lift(BusinessKey.of(task), submission.by());
  }
}
