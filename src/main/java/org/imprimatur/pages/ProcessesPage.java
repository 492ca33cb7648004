package org.imprimatur.pages;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.clients.Client;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Groups;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.imprimatur.security.VisibleClients;
import org.imprimatur.workflow.DefinitionKind;
import org.imprimatur.workflow.DeployedFiles;
import org.imprimatur.workflow.DeployedProcesses;
import org.imprimatur.workflow.DeployedProcesses.Place;
import org.imprimatur.workflow.DeployedVersion;
import org.imprimatur.workflow.MissingSteps;
import org.imprimatur.workflow.Move;
import org.imprimatur.workflow.Moves;
import org.imprimatur.workflow.Variants;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who runs which version of which process; for the agency's people. */
@Controller
@RequestMapping("/processes")
class ProcessesPage {
  private static final int SHOWN = 50;

  private final DeployedProcesses processes;
  private final Variants variants;
  private final VisibleClients clients;
  private final Moves moves;
  private final MissingSteps missing;
  private final UsedVersions versions;
  private final DeployedFiles files;
  private final Clock clock;

  ProcessesPage(
      DeployedProcesses processes,
      Variants variants,
      VisibleClients clients,
      Moves moves,
      MissingSteps missing,
      UsedVersions versions,
      DeployedFiles files,
      Clock clock) {
    this.processes = processes;
    this.variants = variants;
    this.clients = clients;
    this.moves = moves;
    this.missing = missing;
    this.versions = versions;
    this.files = files;
    this.clock = clock;
  }

  record Begun(String url, String title, String client, String since) {}

  /**
   * One version (template {@code process}).
   *
   * @param counts tokens by element, as {@code element=tokens/stuck}
   */
  record View(
      String id,
      String key,
      String name,
      UsedVersions.Used version,
      String counts,
      String where,
      List<Begun> instances,
      boolean maySetAside,
      List<Offered> offers,
      List<Past> moves) {}

  /** What is at work could go on in another version. */
  record Offered(String to, int version, String whose, int instances) {}

  /** A move from or to this version. */
  record Past(String url, String words, String by, Tone tone, String state) {}

  @GetMapping
  String list(Model model) {
    requireStaff();
    var names = clientNames();
    model.addAttribute("processes", versions.processes(names));
    model.addAttribute("tables", versions.tables(names));
    model.addAttribute("forms", versions.forms(names));
    model.addAttribute("maySetAside", isOwner(People.current()));
    model.addAttribute("missing", missing.found());
    return "processes";
  }

  @GetMapping("/{id}")
  String version(@PathVariable String id, Model model) {
    requireStaff();
    var version = known(id);
    var names = clientNames();
    var used = UsedVersions.in(versions.history(version, names), version);
    var places = processes.places(id);
    var times = new Times(ZoneOffset.UTC, clock.instant());
    model.addAttribute(
        "process",
        new View(
            id,
            version.key(),
            version.name(),
            used,
            places.stream()
                .map(p -> p.element() + "=" + p.tokens() + "/" + p.stuck())
                .collect(Collectors.joining(" ")),
            where(places),
            processes.instances(id, SHOWN).stream()
                .map(
                    i ->
                        new Begun(
                            i.root().equals("content-piece") ? Links.piece(i.item()) : "",
                            i.title().isEmpty() ? i.id() : i.title(),
                            names.getOrDefault(i.tenant(), ""),
                            times.minute(i.since())))
                .toList(),
            isOwner(People.current()) && used.own(),
            isOwner(People.current()) ? offers(version, names) : List.of(),
            moves.of(id).stream().map(move -> past(move, times)).toList()));
    return "process";
  }

  @GetMapping("/{id}/drawing.bpmn")
  ResponseEntity<byte[]> drawing(@PathVariable String id) {
    requireStaff();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .body(files.content(known(id)));
  }

  /** The client runs the shared process again; what is running ends as it began. */
  @PostMapping("/{id}/set-aside")
  String setAside(@PathVariable String id, RedirectAttributes next) {
    requireStaff();
    var version = known(id);
    if (!isOwner(People.current()) || version.tenant().isEmpty())
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    try {
      variants.setAside(
          DefinitionKind.PROCESS,
          version.key(),
          version.tenant(),
          version.version(),
          People.current().id());
      next.addFlashAttribute("done", "What begins from now on uses the shared process.");
    } catch (Refusal e) {
      next.addFlashAttribute("refused", e.getMessage());
    }
    return "redirect:/processes/" + version.id();
  }

  private List<Offered> offers(DeployedVersion from, Map<String, String> names) {
    return moves.offers(from).stream()
        .map(
            offer ->
                new Offered(
                    offer.to().id(),
                    offer.to().version(),
                    UsedVersions.whose(offer.to(), names),
                    offer.instances()))
        .toList();
  }

  private static Past past(Move move, Times times) {
    return new Past(
        "/processes/moves/" + move.id(),
        "%d of %d moved from version %d to version %d"
            .formatted(
                move.count(Move.Outcome.MOVED),
                move.instances().size(),
                move.fromVersion(),
                move.toVersion()),
        "%s, %s UTC".formatted(move.by(), times.minute(move.at())),
        MovesPage.tone(move),
        MovesPage.state(move));
  }

  private static String where(List<Place> places) {
    var tokens = places.stream().mapToInt(Place::tokens).sum();
    var stuck = places.stream().mapToInt(Place::stuck).sum();
    return "%d at work%s".formatted(tokens, stuck == 0 ? "" : ", %d stuck".formatted(stuck));
  }

  private Map<String, String> clientNames() {
    return clients.of(People.current()).stream()
        .collect(Collectors.toMap(Client::key, Client::name));
  }

  private DeployedVersion known(String id) {
    return processes.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** To clients there is no such page. */
  static void requireStaff() {
    if (!People.current().isStaff()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
  }

  static boolean isOwner(Person person) {
    return person.isProcessOwner() || person.isIn(Groups.ADMINISTRATORS);
  }
}
