package org.imprimatur.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.PostMetrics;
import org.imprimatur.content.VisiblePiece;
import org.imprimatur.metrics.PerformanceDesk;
import org.imprimatur.metrics.Verdict;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.publishing.PublishAttempt;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.watch.LiveCheck;
import org.imprimatur.watch.WatchDesk;
import org.springframework.stereotype.Component;

/** What became of a piece on each channel: sent, online, measured. */
@Component
class PiecePosts {
  private final PublishingDesk publishing;
  private final PerformanceDesk performance;
  private final WatchDesk watch;
  private final Channels channels;
  private final ChannelDesk platforms;

  PiecePosts(
      PublishingDesk publishing,
      PerformanceDesk performance,
      WatchDesk watch,
      Channels channels,
      ChannelDesk platforms) {
    this.publishing = publishing;
    this.performance = performance;
    this.watch = watch;
    this.channels = channels;
    this.platforms = platforms;
  }

  List<PieceView.PublicationRow> rows(
      VisiblePiece piece, List<Publication> publications, Times times, boolean team) {
    var connected = channels(piece);
    var looks = watch.latest(publications.stream().map(Publication::id).toList());
    return publications.stream()
        .sorted(Comparator.comparing(Publication::kind))
        .map(
            publication ->
                row(
                    publication,
                    connected.get(publication.channelId()),
                    looks.get(publication.id()),
                    times,
                    team))
        .toList();
  }

  private PieceView.PublicationRow row(
      Publication publication, Channel channel, LiveCheck look, Times times, boolean team) {
    var comment = publication.kind() == PublicationKind.FIRST_COMMENT;
    return new PieceView.PublicationRow(
        channel.name() + (comment ? ", first comment" : ""),
        platforms.platformName(channel),
        words(publication.state().name()),
        Progress.tone(publication.state()),
        publication.publishedAt() == null
            ? times.minute(publication.scheduledAt())
            : times.second(publication.publishedAt()),
        publication.remote() == null ? "" : Links.outside(publication.remote().url()),
        publication.publishedAt() == null ? "" : Links.certificate(publication.id()),
        team && look != null && look.open() ? look.finding().label() : "",
        team
            ? publishing.attempts(publication.id()).stream().map(a -> attempt(a, times)).toList()
            : List.of());
  }

  private static PieceView.Attempt attempt(PublishAttempt attempt, Times times) {
    var looked = attempt.lookups() == 0 ? "" : ", looked up %d times".formatted(attempt.lookups());
    return new PieceView.Attempt(
        times.second(attempt.startedAt()),
        "Sent" + looked,
        attempt.outcome() == null ? "under way" : words(attempt.outcome().name()),
        attempt.detail());
  }

  List<PieceView.Check> checks(VisiblePiece piece, List<Publication> publications, Times times) {
    var connected = channels(piece);
    var byId =
        publications.stream().collect(Collectors.toMap(Publication::id, Function.identity()));
    var rows = new ArrayList<PieceView.Check>();
    for (var result : performance.results(piece.id())) {
      var check = result.check();
      for (var snapshot : result.snapshots()) {
        var publication = byId.get(snapshot.publicationId());
        if (publication == null) continue;
        rows.add(
            new PieceView.Check(
                "check %d, %s".formatted(check.no(), times.minute(check.takenAt())),
                connected.get(publication.channelId()).name(),
                check.verdict().label(),
                tone(check.verdict()),
                check.compared(),
                bars(snapshot.metrics())));
      }
    }
    return rows;
  }

  private Map<UUID, Channel> channels(VisiblePiece piece) {
    return channels.findByClientKeyOrderByName(piece.clientKey()).stream()
        .collect(Collectors.toMap(Channel::id, Function.identity()));
  }

  private static List<PieceView.Bar> bars(PostMetrics metrics) {
    return List.of(
        new PieceView.Bar("Reach", metrics.reach(), -1),
        new PieceView.Bar("Likes", metrics.likes(), -1),
        new PieceView.Bar("Reposts", metrics.reposts(), -1),
        new PieceView.Bar("Replies", metrics.replies(), -1));
  }

  private static Tone tone(Verdict verdict) {
    return switch (verdict) {
      case ABOVE -> Tone.GOOD;
      case BELOW, UNREADABLE -> Tone.BAD;
      default -> Tone.QUIET;
    };
  }

  /** {@code NOT_SENT} as "Not sent". */
  private static String words(String constant) {
    var words = constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
