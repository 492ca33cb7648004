package org.imprimatur.pages;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.clients.Client;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.PieceReading.Reach;
import org.imprimatur.content.PieceStatus;
import org.imprimatur.content.VisiblePiece;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.security.People;
import org.imprimatur.security.VisibleClients;
import org.imprimatur.workflow.TaskItem;
import org.imprimatur.workflow.TaskLists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of pieces. */
@Controller
class PiecesPage {
  private final PieceReading pieces;
  private final PublishingDesk publishing;
  private final TaskLists tasks;
  private final VisibleClients clients;
  private final Clock clock;

  PiecesPage(
      PieceReading pieces,
      PublishingDesk publishing,
      TaskLists tasks,
      VisibleClients clients,
      Clock clock) {
    this.pieces = pieces;
    this.publishing = publishing;
    this.tasks = tasks;
    this.clients = clients;
    this.clock = clock;
  }

  @GetMapping("/pieces")
  String list(
      @RequestParam(defaultValue = "") String client,
      @RequestParam(defaultValue = "") String status,
      @RequestParam(defaultValue = "0") int page,
      Model model) {
    var person = People.current();
    var visible =
        clients.of(person).stream().collect(Collectors.toMap(Client::key, Function.identity()));
    var wanted =
        client.isEmpty()
            ? visible.keySet()
            : visible.keySet().stream().filter(client::equals).collect(Collectors.toSet());
    var found = pieces.search(wanted, status(status), Math.min(Math.max(page, 0), 10_000), person);
    model.addAttribute("mayRequestPiece", Roles.mayStepIn(person));
    model.addAttribute(
        "pieces",
        new PiecesView(
            rows(found.getContent(), visible),
            clients.of(person).stream().map(c -> new Choice(c.key(), c.name())).toList(),
            statuses(person.isStaff()),
            client,
            status,
            found.getNumber(),
            found.getTotalPages(),
            found.getTotalElements()));
    return "pieces";
  }

  private List<PiecesView.Row> rows(List<VisiblePiece> found, Map<String, Client> clients) {
    var ids = found.stream().map(VisiblePiece::id).toList();
    var open = tasks.about(ids);
    var posts = publishing.ofAll(new HashSet<>(ids));
    var reach = pieces.reach(found);
    return found.stream()
        .map(
            piece ->
                row(
                    piece,
                    clients.get(piece.clientKey()),
                    open.getOrDefault(piece.id().toString(), List.of()),
                    posts.getOrDefault(piece.id(), List.of()),
                    version(reach, piece.id())))
        .toList();
  }

  private PiecesView.Row row(
      VisiblePiece piece,
      Client client,
      List<TaskItem> tasks,
      List<Publication> publications,
      int version) {
    var progress = Progress.of(piece, publications);
    var where =
        tasks.isEmpty() || piece.inTheWorks()
            ? progress.where()
            : tasks.stream().map(TaskItem::name).distinct().collect(Collectors.joining(", "));
    return new PiecesView.Row(
        piece.title(),
        client.name(),
        progress.label(),
        progress.tone(),
        new Times(client.zone(), clock.instant()).minute(piece.slot()),
        version,
        where,
        Links.piece(piece.id()));
  }

  private static int version(Map<UUID, List<Reach>> reach, UUID piece) {
    return reach.getOrDefault(piece, List.of()).stream().mapToInt(Reach::version).max().orElse(0);
  }

  private static List<Choice> statuses(boolean team) {
    return Arrays.stream(PieceStatus.values())
        .filter(status -> team || status.knownToClients())
        .map(status -> new Choice(status.name(), VisiblePiece.label(status, team)))
        .toList();
  }

  private static PieceStatus status(String name) {
    return Arrays.stream(PieceStatus.values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
