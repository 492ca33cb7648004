package org.imprimatur.content;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.WallClock;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.publishing.PublishingStop;
import org.imprimatur.publishing.PublishingStops;
import org.imprimatur.publishing.StopWords;
import org.imprimatur.workflow.Token;
import org.imprimatur.workflow.Whereabouts;
import org.springframework.stereotype.Component;

/**
 * Answers "Why is it not out?" from the engine and the ledger: what it waits for, whom, since when,
 * and what happens next.
 */
@Component
public class WhyNotOut {
  private final Whereabouts whereabouts;
  private final PublishingDesk publishing;
  private final Channels channels;
  private final Clients clients;
  private final Actors actors;
  private final PublishingStops stops;
  private final StopWords stopWords;
  private final Clock clock;

  WhyNotOut(
      Whereabouts whereabouts,
      PublishingDesk publishing,
      Channels channels,
      Clients clients,
      Actors actors,
      PublishingStops stops,
      StopWords stopWords,
      Clock clock) {
    this.whereabouts = whereabouts;
    this.publishing = publishing;
    this.channels = channels;
    this.clients = clients;
    this.actors = actors;
    this.stops = stops;
    this.stopWords = stopWords;
    this.clock = clock;
  }

  /** One sentence, or "" once everything that is to go out is out. */
  public String answer(VisiblePiece piece) {
    return answer(piece, whereabouts.tokens(piece.id()), publishing.of(piece.id()));
  }

  /** As above, for a caller that has read the rest already. */
  public String answer(VisiblePiece piece, List<Token> all, List<Publication> publications) {
    var client = clients.get(piece.clientKey());
    var tokens = all.stream().filter(token -> !token.calls()).toList();
    var words = new Words(client, new WallClock(client.zone()), piece.team(), clock.instant());
    if (piece.status().ended()) return words.ended(piece);
    var alive = publications.stream().filter(p -> p.state() != PublicationState.CANCELLED).toList();
    var waiting = alive.stream().filter(p -> p.state() != PublicationState.PUBLISHED).toList();
    if (!alive.isEmpty() && waiting.isEmpty() && piece.status() == PieceStatus.SCHEDULED) return "";
    var stop = stopOver(piece);
    if (stop.isPresent()) return words.stopped(stop.get(), stopWords.sentence(stop.get()));
    if (piece.paused()) return words.paused(piece);
    if (piece.inTheWorks()) return "The agency is working on it.";
    if (piece.status() == PieceStatus.SCHEDULED && !waiting.isEmpty())
      return posts(piece.id(), waiting, tokens, words);
    return tokens.stream()
        .filter(token -> piece.team() || concerns(client, token))
        .filter(token -> token.task().isPresent() || token.stuck() || token.next() != null)
        .findFirst()
        .or(() -> tokens.stream().findFirst())
        .map(token -> words.at(token, whom(token, tokens)))
        .orElse(words.noProcess(piece));
  }

  private Optional<PublishingStop> stopOver(VisiblePiece piece) {
    var goesTo = piece.current().map(v -> v.draft().channels()).orElse(List.of());
    return stops.known(piece.clientKey(), goesTo, piece.campaign());
  }

  /** Who has taken on this task, and those who do the same beside them. */
  private String whom(Token first, List<Token> tokens) {
    return tokens.stream()
        .filter(token -> token.element().equals(first.element()))
        .flatMap(token -> token.task().stream())
        .map(Token.Waiting::assignee)
        .filter(assignee -> !assignee.isEmpty())
        .map(actors::called)
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  /** What the agency has to do about a piece meanwhile is not the client's to know. */
  private static boolean concerns(Client client, Token token) {
    return token.task().filter(task -> !task.groups().contains(client.group())).isEmpty();
  }

  /**
   * Each post that is not out stands for itself: one may be online while the other is asked about.
   */
  private String posts(UUID piece, List<Publication> waiting, List<Token> tokens, Words words) {
    var instances = whereabouts.values(piece, "publicationId");
    var names =
        channels.findByClientKeyOrderByName(waiting.get(0).clientKey()).stream()
            .collect(Collectors.toMap(Channel::id, Channel::name));
    var sentences = new ArrayList<String>();
    for (var publication : waiting) {
      var token =
          tokens.stream()
              .filter(t -> publication.id().toString().equals(instances.get(t.instance())))
              .findFirst();
      // A first comment waits for its post and has no instance until then.
      var comment = publication.kind() == PublicationKind.FIRST_COMMENT;
      if (comment && token.isEmpty() && waiting.size() > 1) continue;
      sentences.add(
          words.post(publication, names.getOrDefault(publication.channelId(), "a channel"), token));
    }
    return sentences.stream().distinct().collect(Collectors.joining(" "));
  }

  /** How it is said to one reader. */
  private record Words(Client client, WallClock wall, boolean team, Instant now) {

    String ended(VisiblePiece piece) {
      var last = piece.history().get(piece.history().size() - 1);
      var why = team || last.kind().ofTheClient() ? said(last.comment()) : "";
      var who = team || last.kind().ofTheClient() ? last.who() : "the agency";
      var done = piece.status() == PieceStatus.REJECTED ? "was rejected" : "was withdrawn";
      return "It %s by %s on %s%s".formatted(done, who, wall.show(last.at()), why);
    }

    String stopped(PublishingStop stop, String sentence) {
      return team
          ? full(sentence) + " When the stop is lifted, somebody is asked whether it may go on."
          : "Publishing is stopped since %s; nothing goes out meanwhile."
              .formatted(wall.show(stop.stoppedAt()));
    }

    private static String full(String text) {
      return text.matches("(?s).*[.!?…]") ? text : text + ".";
    }

    String paused(VisiblePiece piece) {
      return team
          ? "It was paused by %s on %s%s Nothing of it goes out until somebody resumes it."
              .formatted(piece.pausedBy(), wall.show(piece.pausedAt()), said(piece.pauseReason()))
          : "It is paused since %s; nothing of it goes out meanwhile."
              .formatted(wall.show(piece.pausedAt()));
    }

    /**
     * @param assignees who has taken the task on, or ""
     */
    String at(Token token, String assignees) {
      if (token.task().isPresent()) return waits("It waits", token, assignees);
      if (token.stuck()) return stuck("It", token);
      if (!token.problem().isBlank() && token.next() != null) return retried("It", token);
      if (token.next() != null && token.next().isAfter(now))
        return "It is at “%s” until %s.".formatted(token.name(), wall.show(token.next()));
      return "It is at “%s”, which is about to be carried out.".formatted(token.name());
    }

    String post(Publication publication, String channel, java.util.Optional<Token> token) {
      var what = publication.kind() == PublicationKind.FIRST_COMMENT ? "the first comment" : "it";
      var where = "On %s %s ".formatted(channel, what);
      if (token.isEmpty())
        return where + "is planned for " + wall.show(publication.scheduledAt()) + ".";
      var at = token.get();
      if (at.task().isPresent())
        return waits(where + "waits" + problem(publication), at, at.task().get().assignee());
      if (at.stuck()) return stuck(where.strip(), at);
      if (!at.problem().isBlank() && at.next() != null) return retried(where.strip(), at);
      return where
          + switch (publication.state()) {
            case SENDING -> "is being sent right now.";
            case UNCLEAR ->
                "may be out or not: the answer was lost%s; it is looked up %s."
                    .formatted(problem(publication), when(at));
            default ->
                publication.problemDetail().isBlank()
                    ? publication.scheduledAt().isAfter(now)
                        ? "goes out on " + wall.show(publication.scheduledAt()) + "."
                        : "is due and about to be sent."
                    : "was not sent%s; the next try is %s."
                        .formatted(problem(publication), when(at));
          };
    }

    String noProcess(VisiblePiece piece) {
      return piece.status() == PieceStatus.SCHEDULED
          ? ""
          : "No process runs for it any more: a process owner has to look.";
    }

    private String waits(String what, Token token, String assignees) {
      var task = token.task().orElseThrow();
      var whom =
          !assignees.isEmpty() && team
              ? assignees
              : task.groups().isEmpty()
                  ? "nobody: no group is responsible"
                  : task.groups().stream().map(this::group).collect(Collectors.joining(" or "));
      var due = task.due() == null ? "" : due(task.due());
      return "%s at “%s” for %s since %s%s."
          .formatted(what, token.name(), whom, wall.show(token.since()), due);
    }

    private String due(Instant due) {
      return (due.isBefore(now) ? "; it was due on " : "; it is due on ") + wall.show(due);
    }

    private String stuck(String what, Token token) {
      return "%s stopped at “%s”%s; nothing is tried any more until a process owner helps."
          .formatted(what, token.name(), detail(token.problem()));
    }

    private String retried(String what, Token token) {
      return "%s failed at “%s”%s; the next try is %s."
          .formatted(what, token.name(), detail(token.problem()), when(token));
    }

    private String when(Token token) {
      return token.next() != null && token.next().isAfter(now)
          ? "on " + wall.show(token.next())
          : "now";
    }

    private String problem(Publication publication) {
      return detail(publication.problemDetail());
    }

    private String detail(String problem) {
      return team && problem != null && !problem.isBlank() ? " (" + problem.strip() + ")" : "";
    }

    /** {@code communityManagers} as "the community managers". */
    private String group(String id) {
      if (id.equals(client.group())) return client.name();
      return "the " + id.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String said(String comment) {
      if (comment == null || comment.isBlank()) return ".";
      var text = comment.strip();
      return ": " + (text.matches("(?s).*[.!?…]") ? text : text + ".");
    }
  }
}
