package org.imprimatur.certificates;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.imprimatur.approvals.Approval;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.audit.CanonicalJson;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Clients;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.PieceVersion;
import org.imprimatur.publishing.Payload;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublishAttempt;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.watch.LiveCheck;
import org.imprimatur.watch.WatchDesk;
import org.springframework.stereotype.Component;

/** Gathers what can be proven about a publication, as texts, numbers, lists and maps. */
@Component
class Facts {
  private final PieceReading pieces;
  private final ApprovalDesk approvals;
  private final PublishingDesk publishing;
  private final WatchDesk watch;
  private final Where where;

  Facts(
      PieceReading pieces,
      ApprovalDesk approvals,
      PublishingDesk publishing,
      WatchDesk watch,
      Where where) {
    this.pieces = pieces;
    this.approvals = approvals;
    this.publishing = publishing;
    this.watch = watch;
    this.where = where;
  }

  /** Whose publication it is and where it went. */
  @Component
  static class Where {
    private final Clients clients;
    private final Channels channels;
    private final ChannelDesk platforms;

    Where(Clients clients, Channels channels, ChannelDesk platforms) {
      this.clients = clients;
      this.channels = channels;
      this.platforms = platforms;
    }

    Map<String, Object> client(Publication publication) {
      var client = clients.get(publication.clientKey());
      return named("key", client.key(), "name", client.name());
    }

    Map<String, Object> channel(Publication publication) {
      var channel = channels.findById(publication.channelId()).orElseThrow();
      return named(
          "id", channel.id(),
          "name", channel.name(),
          "platform", platforms.platformName(channel),
          "account", publication.payload().account());
    }
  }

  Map<String, Object> of(Publication publication) {
    var piece = pieces.get(publication.subject());
    var attempts = publishing.attempts(publication.id());
    var sent = attempts.stream().map(PublishAttempt::startedAt).max(Instant::compareTo);
    var approval =
        approvals.covering(
            publication.subject(),
            publication.payloadDigest(),
            sent.orElse(publication.publishedAt()));
    var version =
        piece.versions().stream()
            .filter(v -> approval.filter(a -> a.versionDigest().equals(v.digest())).isPresent())
            .findFirst();
    return named(
        "kind", publication.kind(),
        "publication", publication.id(),
        "client", where.client(publication),
        "channel", where.channel(publication),
        "piece", named("id", piece.id(), "title", piece.title()),
        "version", version.map(Facts::version).orElse(null),
        "approval", approval.map(this::approval).orElse(null),
        "payload", CanonicalJson.read(publication.payload().canonical()),
        "payloadDigest", publication.payloadDigest(),
        "attempts", attempts.stream().map(Facts::attempt).toList(),
        "online", online(publication),
        "liveChecks", watch.taken(publication.id()).stream().map(Facts::look).toList());
  }

  /** Its digest is SHA-256 over the sorted digests of its channels' payloads, a line each. */
  private static Map<String, Object> version(PieceVersion version) {
    return named(
        "no", version.no(),
        "digest", version.digest(),
        "payloadDigests", version.payloads().stream().map(Payload::digest).sorted().toList());
  }

  private Map<String, Object> approval(Approval approval) {
    var round = approval.roundId() == null ? null : approvals.round(approval.roundId());
    return named(
        "id", approval.id(),
        "versionDigest", approval.versionDigest(),
        "by", approval.approvedBy(),
        "at", approval.approvedAt(),
        "how", approval.method(),
        "process", approval.processDefinition(),
        "proof", approval.proof(),
        "revokedBecause", approval.revokedBecause(),
        "round",
            round == null
                ? null
                : named(
                    "id", round.id(),
                    "requestedAt", round.requestedAt(),
                    "settledAt", round.settledAt(),
                    "route", round.route(),
                    "process", round.processDefinition(),
                    "asked", approvals.requests(round.id()).stream().map(Facts::request).toList()));
  }

  private static Map<String, Object> request(ApprovalRequest request) {
    return named(
        "name", request.name(),
        "role", request.role(),
        "stage", request.stage(),
        "substitute", request.substituted() ? true : null,
        "askedAt", request.askedAt(),
        "decision", request.decision(),
        "decidedAt", request.decidedAt(),
        "decidedBy", request.decidedBy(),
        "how", request.method(),
        "comment", request.comment());
  }

  private static Map<String, Object> attempt(PublishAttempt attempt) {
    return named(
        "no", attempt.no(),
        "startedAt", attempt.startedAt(),
        "endedAt", attempt.endedAt(),
        "outcome", attempt.outcome());
  }

  private static Map<String, Object> online(Publication publication) {
    return named(
        "id", publication.remote().id(),
        "url", publication.remote().url(),
        "reference", publication.remote().reference(),
        "publishedAt", publication.publishedAt());
  }

  private static Map<String, Object> look(LiveCheck look) {
    return named(
        "at", look.takenAt(),
        "finding", look.finding(),
        "differences", look.differences(),
        "decision", look.decision(),
        "decidedBy", look.decidedBy(),
        "decidedAt", look.decidedAt());
  }

  /** Names and values in turn; what is null or empty is left out, all else becomes plain. */
  static Map<String, Object> named(Object... namesAndValues) {
    var map = new LinkedHashMap<String, Object>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      var value = plain(namesAndValues[i + 1]);
      if (value != null && !"".equals(value) && !List.of().equals(value))
        map.put((String) namesAndValues[i], value);
    }
    return map;
  }

  private static Object plain(Object value) {
    if (value == null || value instanceof Number || value instanceof Boolean) return value;
    if (value instanceof Map<?, ?>) return value;
    if (value instanceof Collection<?> list)
      return list.stream().map(Facts::plain).filter(Objects::nonNull).collect(Collectors.toList());
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }
}
