package org.imprimatur.intake.process;

import java.util.Map;
import org.imprimatur.channels.Channels;
import org.imprimatur.intake.EventsKept;
import org.imprimatur.workflow.ProcessInstances;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has new events absorbed, decided in the transaction that keeps them: both hold or neither. */
@Component
class AbsorptionStart {
  private final ProcessInstances instances;
  private final Channels channels;

  AbsorptionStart(ProcessInstances instances, Channels channels) {
    this.instances = instances;
    this.channels = channels;
  }

  @EventListener
  void kept(EventsKept event) {
    instances.start(
        EventAbsorptionProcess.KEY,
        event.batch(),
        Map.of(
            EventAbsorptionProcess.CLIENT.name(),
            event.client(),
            EventAbsorptionProcess.TITLE.name(),
            channels.findById(event.channel()).orElseThrow().name()));
  }
}
