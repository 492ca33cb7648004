package org.imprimatur.intake.process;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.intake.InboxDesk;
import org.imprimatur.intake.KeptEvent;
import org.imprimatur.intake.StuckDecision;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets a person look at what people said and nothing could be made of. */
@Component
class LookAtStuckEvents extends FormStep {
  /** Somebody waits for an answer. */
  private static final Duration SOON = Duration.ofHours(4);

  private final InboxDesk desk;
  private final Channels channels;
  private final Clients clients;

  LookAtStuckEvents(InboxDesk desk, Channels channels, Clients clients) {
    this.desk = desk;
    this.channels = channels;
    this.clients = clients;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var stuck = desk.stuck(task.key());
    return Map.of(
        "clientName", clients.get(task.get(EventAbsorptionProcess.CLIENT)).name(),
        "events", stuck.stream().map(this::row).toList());
  }

  private Map<String, Object> row(KeptEvent kept) {
    var event = kept.event();
    var wall = new WallClock(clients.get(kept.clientKey()).zone());
    var row = new LinkedHashMap<String, Object>();
    row.put("channel", channels.findById(kept.channelId()).orElseThrow().name());
    row.put("by", event.author().called());
    row.put("at", wall.show(event.at()));
    row.put("text", event.text());
    row.put("url", event.url());
    row.put("failure", kept.failure());
    return row;
  }

  @Override
  protected Duration allowed(OpenTask task) {
    return SOON;
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    desk.decide(
        BusinessKey.of(task),
        submission.choice("stuckDecision", StuckDecision.class),
        submission.text("stuckNote"),
        submission.by());
  }
}
