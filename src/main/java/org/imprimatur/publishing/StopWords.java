package org.imprimatur.publishing;

import java.time.ZoneId;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.springframework.stereotype.Component;

/** Says what a stop is about, for people. */
@Component
public class StopWords {
  private final Clients clients;
  private final Channels channels;

  StopWords(Clients clients, Channels channels) {
    this.clients = clients;
    this.channels = channels;
  }

  /** {@code Publishing of Acme Coffee on Acme Daily}. */
  public String what(PublishingStop stop) {
    return switch (stop.scope()) {
      case EVERYTHING -> "All publishing";
      case CLIENT -> "Publishing of " + client(stop);
      case CHANNEL ->
          "Publishing of %s on %s"
              .formatted(
                  client(stop),
                  channels.findById(stop.channelId()).map(Channel::name).orElse("a channel"));
      case CAMPAIGN ->
          "Publishing of the campaign \u201c%s\u201d of %s"
              .formatted(stop.campaign(), client(stop));
    };
  }

  /** The whole of it, with its time on the client's clock. */
  public String sentence(PublishingStop stop) {
    return "%s is stopped since %s by %s: %s"
        .formatted(
            what(stop),
            new WallClock(zone(stop)).show(stop.stoppedAt()),
            stop.stoppedBy(),
            stop.reason());
  }

  /** The client's; UTC where it is about all of them. */
  public ZoneId zone(PublishingStop stop) {
    return clients.findByKey(stop.clientKey()).map(Client::zone).orElse(ZoneId.of("UTC"));
  }

  private String client(PublishingStop stop) {
    return clients.findByKey(stop.clientKey()).map(Client::name).orElse(stop.clientKey());
  }
}
