package org.imprimatur.metrics.process;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.metrics.MetricsSnapshot;
import org.imprimatur.metrics.PerformanceDesk;
import org.imprimatur.metrics.ResultDecision;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.workflow.BusinessKey;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.OpenTask;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/** Lets a person look at a remarkable or final result. */
@Component
class LookAtResult extends FormStep {
  private final PerformanceDesk desk;
  private final PublishingDesk publishing;
  private final Channels channels;
  private final Clients clients;

  LookAtResult(
      PerformanceDesk desk, PublishingDesk publishing, Channels channels, Clients clients) {
    this.desk = desk;
    this.publishing = publishing;
    this.channels = channels;
    this.clients = clients;
  }

  @Override
  protected Map<String, Object> show(OpenTask task) {
    var results = desk.results(task.key());
    var latest = results.get(results.size() - 1);
    return Map.of(
        "piece", Map.of("title", task.get(PerformanceCheckProcess.TITLE)),
        "results", latest.snapshots().stream().map(snapshot -> row(snapshot, latest)).toList(),
        "checkedAfter", age(latest));
  }

  /**
   * How old the content was, and when that was on the client's clock: {@code 7 days (Mon 30 Nov
   * 2026, 09:15 Europe/Lisbon)}.
   */
  private String age(PerformanceDesk.Result result) {
    var first =
        result.snapshots().stream()
            .map(snapshot -> publishing.get(snapshot.publicationId()))
            .min(Comparator.comparing(Publication::publishedAt));
    if (first.isEmpty()) return "";
    var age = Duration.between(first.get().publishedAt(), result.check().takenAt());
    var wall = new WallClock(clients.get(first.get().clientKey()).zone());
    return words(age) + " (" + wall.show(result.check().takenAt()) + ")";
  }

  private static String words(Duration age) {
    if (age.toDays() > 1) return age.toDays() + " days";
    if (age.toHours() > 1) return age.toHours() + " hours";
    return age.toMinutes() + " minutes";
  }

  private Map<String, Object> row(MetricsSnapshot snapshot, PerformanceDesk.Result result) {
    var publication = publishing.get(snapshot.publicationId());
    var row = new LinkedHashMap<String, Object>();
    row.put("channel", channels.findById(publication.channelId()).orElseThrow().name());
    row.put("url", publication.remote().url());
    row.put("reach", shown(snapshot.metrics().reach()));
    row.put("likes", shown(snapshot.metrics().likes()));
    row.put("reposts", shown(snapshot.metrics().reposts()));
    row.put("replies", shown(snapshot.metrics().replies()));
    row.put("compared", result.check().compared());
    row.put("verdict", result.check().verdict().label());
    return row;
  }

  private static String shown(long counter) {
    return counter < 0 ? "not told" : Long.toString(counter);
  }

  @Override
  protected void accept(Submission submission, DelegateTask task) {
    desk.decide(
        BusinessKey.of(task),
        submission.choice("resultDecision", ResultDecision.class),
        submission.text("resultComment"),
        submission.by());
  }
}
