package org.imprimatur.pages;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Client;
import org.imprimatur.content.PieceReading;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.security.Person;
import org.springframework.stereotype.Component;

/** What goes out next, and what went out last. */
@Component
class Outlook {
  private final PieceReading pieces;
  private final PublishingDesk publishing;
  private final Channels channels;
  private final Clock clock;

  Outlook(PieceReading pieces, PublishingDesk publishing, Channels channels, Clock clock) {
    this.pieces = pieces;
    this.publishing = publishing;
    this.channels = channels;
    this.clock = clock;
  }

  List<TodayView.Upcoming> next(Map<String, Client> clients, int count, Person person) {
    var next = pieces.upcoming(clients.keySet(), count, person);
    var reach = pieces.reach(next);
    var names = channelNames(clients.keySet());
    return next.stream()
        .map(
            piece ->
                new TodayView.Upcoming(
                    piece.title(),
                    clients.get(piece.clientKey()).name(),
                    times(clients.get(piece.clientKey())).minute(piece.slot()),
                    reach.getOrDefault(piece.id(), List.of()).stream()
                        .map(r -> names.getOrDefault(r.channel(), ""))
                        .toList(),
                    piece.paused() ? "Paused" : piece.statusLabel(),
                    Links.piece(piece.id())))
        .toList();
  }

  List<TodayView.Recent> recent(Map<String, Client> clients, int count) {
    var latest = publishing.latest(clients.keySet(), count);
    var heads = pieces.heads(latest.stream().map(Publication::subject).toList());
    var names = channelNames(clients.keySet());
    return latest.stream()
        .filter(publication -> heads.containsKey(publication.subject()))
        .map(
            publication ->
                new TodayView.Recent(
                    heads.get(publication.subject()).title(),
                    names.getOrDefault(publication.channelId(), ""),
                    times(clients.get(publication.clientKey())).minute(publication.publishedAt()),
                    Links.outside(publication.remote().url())))
        .toList();
  }

  private Map<UUID, String> channelNames(Collection<String> clients) {
    return channels.findByClientKeyInOrderByName(clients).stream()
        .collect(Collectors.toMap(Channel::id, Channel::name));
  }

  private Times times(Client client) {
    return new Times(client.zone(), clock.instant());
  }
}
