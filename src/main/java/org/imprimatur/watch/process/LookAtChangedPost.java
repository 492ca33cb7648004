package org.imprimatur.watch.process;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.Difference;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.watch.ChangeDecision;
import org.imprimatur.watch.LiveCheck;
import org.imprimatur.watch.LiveFinding;
import org.imprimatur.watch.WatchDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets a person look at a live post that is not what the client approved. */
@Component
class LookAtChangedPost extends FormStep {
  /** Everybody reads it meanwhile. */
  private static final Duration URGENT = Duration.ofHours(2);

  private final WatchDesk desk;
  private final Channels channels;
  private final Clients clients;

  LookAtChangedPost(WatchDesk desk, Channels channels, Clients clients) {
    this.desk = desk;
    this.channels = channels;
    this.clients = clients;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var publication = desk.publication(task.key());
    var client = clients.get(publication.clientKey());
    var taken = desk.taken(task.key());
    var latest = taken.get(taken.size() - 1);
    return Map.of(
        "piece",
        Map.of("title", task.get(LiveCheckProcess.TITLE), "clientName", client.name()),
        "change",
        change(publication, latest, new WallClock(client.zone())),
        "differences",
        latest.differences().stream().map(text -> Map.of("text", text)).toList(),
        "words",
        words(publication, latest));
  }

  /** What is online, with what was approved marked in it where they differ. */
  private static List<Map<String, Object>> words(Publication publication, LiveCheck look) {
    if (look.finding() != LiveFinding.EDITED) return List.of();
    return Difference.ofWords(publication.payload().text(), look.liveText()).stream()
        .map(
            segment ->
                Map.<String, Object>of(
                    "text", segment.shown(),
                    "same", segment.kind() == Difference.Kind.SAME,
                    "added", segment.kind() == Difference.Kind.ADDED,
                    "removed", segment.kind() == Difference.Kind.REMOVED))
        .toList();
  }

  private Map<String, Object> change(Publication publication, LiveCheck look, WallClock wall) {
    var change = new LinkedHashMap<String, Object>();
    change.put("channel", channels.findById(publication.channelId()).orElseThrow().name());
    change.put("comment", publication.kind() == PublicationKind.FIRST_COMMENT);
    change.put("url", publication.remote().url());
    change.put("finding", look.finding().label());
    change.put("publishedAt", wall.show(publication.publishedAt()));
    change.put("takenAt", wall.show(look.takenAt()));
    change.put("approved", publication.payload().text());
    change.put("edited", look.finding() == LiveFinding.EDITED);
    return change;
  }

  @Override
  protected Duration allowed(OpenTask task) {
    return URGENT;
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    desk.decide(
        BusinessKey.of(task),
        submission.choice("changeDecision", ChangeDecision.class),
        submission.text("changeComment"),
        submission.by());
  }
}
