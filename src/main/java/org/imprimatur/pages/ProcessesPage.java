package org.imprimatur.pages;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.imprimatur.workflow.DeployedProcesses;
import org.imprimatur.workflow.DeployedProcesses.Place;
import org.imprimatur.workflow.DeployedProcesses.Version;
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
  private final FileVersions files;
  private final Clock clock;

  ProcessesPage(
      DeployedProcesses processes,
      Variants variants,
      VisibleClients clients,
      Moves moves,
      MissingSteps missing,
      FileVersions files,
      Clock clock) {
    this.processes = processes;
    this.variants = variants;
    this.clients = clients;
    this.moves = moves;
    this.missing = missing;
    this.files = files;
    this.clock = clock;
  }

  /** A process with what is used of it and what else is at work (template {@code processes}). */
  record Row(String name, String key, List<Used> versions) {}

  /**
   * One version.
   *
   * @param state in use, set aside or an earlier one
   * @param differs whether another one came with the application
   */
  record Used(
      String id,
      int version,
      String whose,
      String state,
      Tone tone,
      String deployer,
      String when,
      boolean differs,
      int running) {}

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
      Used version,
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
    var rows = new LinkedHashMap<String, List<Version>>();
    processes.all().forEach(v -> rows.computeIfAbsent(v.key(), key -> new ArrayList<>()).add(v));
    model.addAttribute(
        "processes",
        rows.values().stream()
            .map(
                all ->
                    new Row(
                        all.get(0).name(),
                        all.get(0).key(),
                        all.stream()
                            .filter(v -> isNewest(v, all) || v.running() > 0)
                            .map(v -> used(v, isNewest(v, all), names))
                            .toList()))
            .toList());
    model.addAttribute("tables", files.tables(names));
    model.addAttribute("forms", files.forms(names));
    model.addAttribute("maySetAside", isOwner(People.current()));
    model.addAttribute("missing", missing.found());
    return "processes";
  }

  @GetMapping("/{id}")
  String version(@PathVariable String id, Model model) {
    requireStaff();
    var version = known(id);
    var all = processes.all().stream().filter(v -> v.key().equals(version.key())).toList();
    var names = clientNames();
    var places = processes.places(id);
    var times = new Times(ZoneOffset.UTC, clock.instant());
    model.addAttribute(
        "process",
        new View(
            id,
            version.key(),
            version.name(),
            used(version, isNewest(version, all), names),
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
            isOwner(People.current()) && isInUse(version),
            isOwner(People.current()) ? offers(version, names) : List.of(),
            moves.of(id).stream().map(move -> past(move, times)).toList()));
    return "process";
  }

  @GetMapping("/{id}/drawing.bpmn")
  ResponseEntity<String> drawing(@PathVariable String id) {
    requireStaff();
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_XML)
        .body(processes.drawing(known(id).id()));
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

  private List<Offered> offers(Version from, Map<String, String> names) {
    return moves.offers(from).stream()
        .map(
            offer ->
                new Offered(
                    offer.to().id(),
                    offer.to().version(),
                    whose(offer.to(), names),
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

  private static String whose(Version v, Map<String, String> names) {
    return v.tenant().isEmpty() ? "Everybody" : names.getOrDefault(v.tenant(), v.tenant());
  }

  private Used used(Version v, boolean newest, Map<String, String> names) {
    var inUse = v.tenant().isEmpty() ? newest : isInUse(v);
    var state = inUse ? "In use" : newest ? "Set aside" : "Earlier";
    return new Used(
        v.id(),
        v.version(),
        whose(v, names),
        state,
        inUse ? Tone.GOOD : Tone.QUIET,
        v.shipped() ? "Shipped" : v.deployer(),
        new Times(ZoneOffset.UTC, clock.instant()).minute(v.deployedAt()),
        inUse && !v.shipped() && processes.differsFromShipped(v),
        v.running());
  }

  private boolean isInUse(Version v) {
    return !v.tenant().isEmpty()
        && variants
            .version(DefinitionKind.PROCESS, v.key(), v.tenant())
            .filter(version -> version == v.version())
            .isPresent();
  }

  private static boolean isNewest(Version version, List<Version> all) {
    return all.stream()
        .filter(v -> v.tenant().equals(version.tenant()))
        .allMatch(v -> v.version() <= version.version());
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

  private Version known(String id) {
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
