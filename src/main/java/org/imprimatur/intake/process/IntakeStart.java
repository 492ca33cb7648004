package org.imprimatur.intake.process;

import java.util.Map;
import java.util.UUID;
import org.imprimatur.channels.ChannelConnected;
import org.imprimatur.channels.Channels;
import org.imprimatur.intake.IntakeContinues;
import org.imprimatur.intake.IntakeDesk;
import org.imprimatur.workflow.ClusterLock;
import org.imprimatur.workflow.ProcessInstances;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps one watch over every channel whose platform does not call us. */
@Component
class IntakeStart {
  private final ProcessInstances instances;
  private final IntakeDesk desk;
  private final Channels channels;
  private final ClusterLock lock;

  IntakeStart(ProcessInstances instances, IntakeDesk desk, Channels channels, ClusterLock lock) {
    this.instances = instances;
    this.desk = desk;
    this.channels = channels;
    this.lock = lock;
  }

  /** Whoever waits for the account to be connected again hears it; a new one is watched. */
  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void connected(ChannelConnected event) {
    if (!desk.listensTo(event.channel())) return;
    if (instances.correlate("ChannelConnected", event.channel())) return;
    if (!instances.running(InteractionIntakeProcess.KEY, event.channel())) {
      begin(event.channel(), event.client());
    }
  }

  @EventListener
  void continues(IntakeContinues event) {
    begin(event.channel(), event.client());
  }

  /** Channels that were connected before there was a watch, or whose watch somebody ended. */
  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    lock.exclusively(
        () ->
            desk.listened().stream()
                .filter(c -> !instances.running(InteractionIntakeProcess.KEY, c.id()))
                .forEach(c -> begin(c.id(), c.clientKey())));
  }

  private void begin(UUID channel, String client) {
    desk.begin(channel);
    instances.start(
        InteractionIntakeProcess.KEY,
        channel,
        Map.of(
            InteractionIntakeProcess.CLIENT.name(),
            client,
            InteractionIntakeProcess.TITLE.name(),
            channels.findById(channel).orElseThrow().name()));
  }
}
