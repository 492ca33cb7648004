package org.imprimatur.content.process;

import java.util.HashMap;
import org.imprimatur.publishing.PublishingStop;
import org.imprimatur.publishing.PublishingStops;
import org.imprimatur.publishing.StopDeclared;
import org.imprimatur.publishing.StopLifted;
import org.imprimatur.publishing.StopWords;
import org.imprimatur.workflow.ProcessInstances;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Begins and ends the process of a stop, and signals both to whatever runs for whom it concerns: an
 * owner may draw what else has to happen then.
 */
@Component
class StopEvents {
  private final ProcessInstances instances;
  private final PublishingStops stops;
  private final StopWords words;

  StopEvents(ProcessInstances instances, PublishingStops stops, StopWords words) {
    this.instances = instances;
    this.stops = stops;
    this.words = words;
  }

  @EventListener
  void declared(StopDeclared event) {
    var stop = stops.get(event.stop());
    var variables = new HashMap<String, Object>();
    variables.put(PublishingStopProcess.TITLE.name(), words.what(stop));
    if (!stop.clientKey().isEmpty())
      variables.put(PublishingStopProcess.CLIENT.name(), stop.clientKey());
    instances.start(PublishingStopProcess.KEY, stop.id(), variables);
    signal("PublishingStopped", stop);
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void lifted(StopLifted event) {
    instances.correlate("StopLifted", event.stop());
    signal("PublishingResumed", stops.get(event.stop()));
  }

  private void signal(String name, PublishingStop stop) {
    instances.signal(name, stop.clientKey());
  }
}
