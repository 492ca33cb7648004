package org.imprimatur.pages;

import java.time.Clock;
import java.util.List;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.Slots;
import org.imprimatur.content.Actors;
import org.imprimatur.content.PieceStatus;
import org.imprimatur.content.VisiblePiece;
import org.imprimatur.content.WhyNotOut;
import org.imprimatur.publishing.Previews;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.security.Person;
import org.imprimatur.workflow.Token;
import org.imprimatur.workflow.Whereabouts;
import org.springframework.stereotype.Component;

/** Puts the page of one piece together, as much of it as the reader may see. */
@Component
class PieceAssembly {
  private final Clients clients;
  private final Previews previews;
  private final Slots slots;
  private final WhyNotOut whyNotOut;
  private final PublishingDesk publishing;
  private final Whereabouts whereabouts;
  private final PiecePosts posts;
  private final PiecePast past;
  private final Actors actors;
  private final Clock clock;

  PieceAssembly(
      Clients clients,
      Previews previews,
      Slots slots,
      WhyNotOut whyNotOut,
      PublishingDesk publishing,
      Whereabouts whereabouts,
      PiecePosts posts,
      PiecePast past,
      Actors actors,
      Clock clock) {
    this.clients = clients;
    this.previews = previews;
    this.slots = slots;
    this.whyNotOut = whyNotOut;
    this.publishing = publishing;
    this.whereabouts = whereabouts;
    this.posts = posts;
    this.past = past;
    this.actors = actors;
    this.clock = clock;
  }

  PieceView of(VisiblePiece piece, Person reader) {
    var client = clients.get(piece.clientKey());
    var times = new Times(client.zone(), clock.instant());
    var team = piece.team();
    var tokens = whereabouts.tokens(piece.id());
    var shown = tokens.stream().filter(token -> concerns(token, piece, client.group())).toList();
    var publications = publishing.of(piece.id());
    var progress = Progress.of(piece, publications);
    return new PieceView(
        piece.id().toString(),
        piece.title(),
        client.name(),
        progress.label(),
        progress.tone(),
        times.minute(piece.slot()),
        client.zone().getId(),
        pause(piece, times, team),
        whyNotOut.answer(piece, tokens, publications),
        tasks(shown, reader, client.group(), client.name(), times),
        previews(piece),
        posts.rows(piece, publications, times, team),
        past.versions(piece, times),
        past.asked(piece, times),
        past.approvals(piece, times),
        past.history(piece, times),
        piece.inTheWorks() ? List.of() : drawings(piece, shown),
        posts.checks(piece, publications, times),
        Roles.mayStepIn(reader) && !piece.status().ended()
            ? actions(
                piece, progress.tone() != Tone.GOOD || piece.status() != PieceStatus.SCHEDULED)
            : null);
  }

  /** What the agency has to do about it meanwhile is not the client's to follow. */
  private static boolean concerns(Token token, VisiblePiece piece, String clientGroup) {
    if (piece.team()) return true;
    return !piece.inTheWorks()
        && token.task().filter(task -> !task.groups().contains(clientGroup)).isEmpty();
  }

  private static PieceView.Pause pause(VisiblePiece piece, Times times, boolean team) {
    if (!piece.paused()) return null;
    return team
        ? new PieceView.Pause(piece.pausedBy(), times.minute(piece.pausedAt()), piece.pauseReason())
        : new PieceView.Pause("the agency", times.minute(piece.pausedAt()), "");
  }

  private List<PieceView.OpenTask> tasks(
      List<Token> tokens, Person reader, String clientGroup, String clientName, Times times) {
    return tokens.stream()
        .filter(token -> token.task().isPresent())
        .map(
            token -> {
              var task = token.task().get();
              var groups =
                  task.groups().stream()
                      .map(group -> group.equals(clientGroup) ? clientName : words(group))
                      .toList();
              var whom =
                  !task.assignee().isEmpty() && reader.isStaff()
                      ? actors.called(task.assignee())
                      : groups.isEmpty() ? "nobody" : String.join(" or ", groups);
              var theirs =
                  task.assignee().equals(reader.id())
                      || (task.assignee().isEmpty() || reader.isStaff())
                          && task.groups().stream().anyMatch(reader::isIn);
              return new PieceView.OpenTask(
                  token.name(),
                  whom,
                  times.lasting(token.since()),
                  theirs ? Links.task(task.id()) : "");
            })
        .toList();
  }

  private List<PieceView.Preview> previews(VisiblePiece piece) {
    return piece
        .current()
        .map(version -> previews.of(piece.clientKey(), version.payloads()))
        .orElse(List.of())
        .stream()
        .map(PieceView.Preview::of)
        .toList();
  }

  /** The piece's own process, and those it runs in now. */
  private List<PieceView.Drawing> drawings(VisiblePiece piece, List<Token> tokens) {
    var runs = whereabouts.runs(piece.id());
    return java.util.stream.IntStream.range(0, runs.size())
        .filter(i -> i == 0 || runs.get(i).running())
        .mapToObj(
            i -> {
              var run = runs.get(i);
              var here = tokens.stream().filter(t -> t.instance().equals(run.instance())).toList();
              return new PieceView.Drawing(
                  run.name(),
                  Links.drawing(piece.id(), run.definition()),
                  here.stream().map(Token::element).distinct().toList(),
                  piece.team() ? run.passed().stream().sorted().toList() : List.of(),
                  where(here));
            })
        .toList();
  }

  static String where(List<Token> here) {
    if (here.isEmpty()) return "It has come to its end.";
    return "Waiting at: " + String.join(", ", here.stream().map(Token::name).distinct().toList());
  }

  private PieceView.Actions actions(VisiblePiece piece, boolean toGoOut) {
    return new PieceView.Actions(
        true,
        toGoOut,
        toGoOut && !piece.paused(),
        piece.paused(),
        slots.options(piece.clientKey()).stream()
            .map(option -> new Choice(option.value(), option.label()))
            .toList());
  }

  /** {@code communityManagers} as "community managers". */
  private static String words(String group) {
    return group.replaceAll("([A-Z])", " $1").toLowerCase(java.util.Locale.ROOT);
  }
}
