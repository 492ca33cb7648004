package org.imprimatur.publishing.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.publishing.Previews;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.workflow.OpenTask;
import org.springframework.stereotype.Component;

/** What the forms about one publication show: the post, its channel and what happened to it. */
@Component
class PublicationForm {
  private final PublishingDesk desk;
  private final Channels channels;
  private final ChannelDesk platforms;
  private final Clients clients;
  private final Previews previews;

  PublicationForm(
      PublishingDesk desk,
      Channels channels,
      ChannelDesk platforms,
      Clients clients,
      Previews previews) {
    this.desk = desk;
    this.channels = channels;
    this.platforms = platforms;
    this.clients = clients;
    this.previews = previews;
  }

  Map<String, Object> show(OpenTask task) {
    var id = UUID.fromString(task.get(PublicationProcess.PUBLICATION_ID));
    var publication = desk.get(id);
    var values = new LinkedHashMap<String, Object>();
    var client = clients.get(publication.clientKey());
    values.put(
        "piece", Map.of("title", task.get(PublicationProcess.TITLE), "clientName", client.name()));
    values.put("publication", facts(publication));
    values.put("candidates", candidates(publication, new WallClock(client.zone())));
    values.put("previews", previews.of(publication.clientKey(), List.of(publication.payload())));
    return values;
  }

  private List<Map<String, Object>> candidates(Publication publication, WallClock wall) {
    return desk.attempts(publication.id()).stream()
        .flatMap(attempt -> attempt.candidates().stream())
        .map(
            post ->
                Map.<String, Object>of(
                    "url", post.url(),
                    "text", post.text(),
                    "when", post.postedAt() == null ? "" : wall.show(post.postedAt())))
        .toList();
  }

  private Map<String, Object> facts(Publication publication) {
    var channel = channels.findById(publication.channelId()).orElseThrow();
    var clock = new WallClock(clients.get(publication.clientKey()).zone());
    var attempts = desk.attempts(publication.id());
    var facts = new LinkedHashMap<String, Object>();
    facts.put("channel", channel.name());
    facts.put("platform", platforms.platformName(channel));
    facts.put("handle", channel.handle());
    facts.put("accountUrl", channel.baseUrl().toString());
    facts.put("slot", clock.show(publication.scheduledAt()));
    facts.put("missedSince", clock.show(publication.scheduledAt()));
    facts.put("code", publication.problemCode());
    facts.put("detail", publication.problemDetail());
    facts.put("advice", Advice.on(publication.problemCode()));
    if (!attempts.isEmpty()) {
      var last = attempts.get(attempts.size() - 1);
      facts.put("attemptedAt", clock.show(last.startedAt()));
      facts.put("lookups", last.lookups());
      facts.put("detail", last.detail().isEmpty() ? publication.problemDetail() : last.detail());
    }
    return facts;
  }
}
