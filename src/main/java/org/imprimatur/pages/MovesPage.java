package org.imprimatur.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.clients.Client;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.imprimatur.security.VisibleClients;
import org.imprimatur.workflow.DeployedProcesses;
import org.imprimatur.workflow.DeployedVersion;
import org.imprimatur.workflow.Move;
import org.imprimatur.workflow.Move.Outcome;
import org.imprimatur.workflow.MovePreview;
import org.imprimatur.workflow.MovePreview.Fate;
import org.imprimatur.workflow.Moves;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets what runs in an older version go on in the one in use, for process owners. */
@Controller
@RequestMapping("/processes")
class MovesPage {
  private static final String CHOICE = "place.";

  private final DeployedProcesses processes;
  private final Moves moves;
  private final VisibleClients clients;
  private final Clock clock;

  MovesPage(DeployedProcesses processes, Moves moves, VisibleClients clients, Clock clock) {
    this.processes = processes;
    this.moves = moves;
    this.clients = clients;
    this.clock = clock;
  }

  /** What would happen (template {@code move}). */
  record View(
      String from,
      String to,
      String name,
      int fromVersion,
      int toVersion,
      List<At> stops,
      List<Goer> goers,
      long movable,
      boolean choosing,
      boolean complete) {}

  /** An element and its tokens. */
  record At(
      String field,
      String name,
      int tokens,
      Tone tone,
      String words,
      List<MovePreview.Place> choices,
      String chosen) {}

  record Goer(String title, String client, String places, boolean goes, String obstacle) {}

  /** A move (template {@code moved}). */
  record Course(
      String from,
      String to,
      String process,
      int fromVersion,
      int toVersion,
      String by,
      String places,
      boolean going,
      Tone tone,
      String state,
      long done,
      int total,
      List<Became> instances) {}

  record Became(String title, String client, String outcome, Tone tone, String reason) {}

  @GetMapping("/{id}/move")
  String preview(
      @PathVariable String id,
      @RequestParam String to,
      @RequestParam Map<String, String> fields,
      Model model,
      RedirectAttributes next) {
    var from = asOwner(id);
    var chosen = chosen(fields);
    try {
      model.addAttribute("move", view(moves.preview(from, to, chosen), chosen));
      return "move";
    } catch (Refusal e) {
      next.addFlashAttribute("refused", e.getMessage());
      return "redirect:/processes/" + id;
    }
  }

  @PostMapping("/{id}/move")
  String move(
      @PathVariable String id,
      @RequestParam String to,
      @RequestParam Map<String, String> fields,
      RedirectAttributes next) {
    var from = asOwner(id);
    try {
      return "redirect:/processes/moves/"
          + moves.start(from, to, chosen(fields), People.current().id());
    } catch (Refusal e) {
      next.addFlashAttribute("refused", e.getMessage());
      return "redirect:/processes/" + id;
    }
  }

  @GetMapping("/moves/{id}")
  String course(@PathVariable UUID id, Model model, HttpServletResponse response) {
    ProcessesPage.requireStaff();
    var move = moves.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (move.going()) response.setHeader("Refresh", "2");
    model.addAttribute("move", course(move));
    return "moved";
  }

  private DeployedVersion asOwner(String id) {
    ProcessesPage.requireStaff();
    var version =
        processes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (!ProcessesPage.isOwner(People.current()))
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    return version;
  }

  private static Map<String, String> chosen(Map<String, String> fields) {
    var chosen = new LinkedHashMap<String, String>();
    fields.forEach(
        (name, value) -> {
          if (name.startsWith(CHOICE) && !value.isBlank())
            chosen.put(name.substring(CHOICE.length()), value);
        });
    return chosen;
  }

  private View view(MovePreview preview, Map<String, String> chosen) {
    var names = clientNames();
    return new View(
        preview.from().id(),
        preview.to().id(),
        preview.to().name(),
        preview.from().version(),
        preview.to().version(),
        preview.stops().stream().map(stop -> at(stop, chosen)).toList(),
        preview.instances().stream()
            .map(
                goer ->
                    new Goer(
                        title(goer.instance().title(), goer.instance().id()),
                        names.getOrDefault(goer.instance().tenant(), ""),
                        String.join(", ", goer.places()),
                        goer.movable(),
                        goer.obstacle()))
            .toList(),
        preview.movable(),
        preview.stops().stream().anyMatch(stop -> !stop.choices().isEmpty()),
        preview.complete());
  }

  private static At at(MovePreview.Stop stop, Map<String, String> chosen) {
    return new At(
        CHOICE + stop.at().id(),
        stop.at().name(),
        stop.tokens(),
        stop.fate() == Fate.CANNOT ? Tone.BAD : stop.fate() == Fate.GOES ? Tone.WAITING : Tone.GOOD,
        stop.words(),
        stop.choices(),
        chosen.getOrDefault(stop.at().id(), ""));
  }

  private Course course(Move move) {
    var names = clientNames();
    return new Course(
        move.fromDefinition(),
        move.toDefinition(),
        move.process(),
        move.fromVersion(),
        move.toVersion(),
        "%s, %s UTC"
            .formatted(move.by(), new Times(ZoneOffset.UTC, clock.instant()).minute(move.at())),
        move.places(),
        move.going(),
        tone(move),
        state(move),
        move.instances().size() - move.count(Outcome.WAITING),
        move.instances().size(),
        move.instances().stream()
            .map(
                one ->
                    new Became(
                        title(one.title(), one.instance()),
                        names.getOrDefault(one.tenant(), ""),
                        words(one.outcome()),
                        tone(one.outcome()),
                        one.reason()))
            .toList());
  }

  static String state(Move move) {
    if (move.going()) return "Moving";
    return move.count(Outcome.STAYED) == 0 ? "Done" : "Not all moved";
  }

  static Tone tone(Move move) {
    if (move.going()) return Tone.WAITING;
    return move.count(Outcome.STAYED) == 0 ? Tone.GOOD : Tone.BAD;
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case WAITING -> "Waits";
      case MOVED -> "Moved";
      case ENDED -> "Ended before its turn";
      case STAYED -> "Stayed";
    };
  }

  private static Tone tone(Outcome outcome) {
    return switch (outcome) {
      case WAITING -> Tone.WAITING;
      case MOVED -> Tone.GOOD;
      case ENDED -> Tone.QUIET;
      case STAYED -> Tone.BAD;
    };
  }

  private static String title(String title, String instance) {
    return title.isEmpty() ? instance : title;
  }

  private Map<String, String> clientNames() {
    return clients.of(People.current()).stream()
        .collect(Collectors.toMap(Client::key, Client::name));
  }
}
