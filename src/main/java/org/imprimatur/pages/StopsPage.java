package org.imprimatur.pages;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.channels.Channels;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.StopDesk;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.NewStop;
import org.imprimatur.publishing.PublishingStop;
import org.imprimatur.publishing.PublishingStops;
import org.imprimatur.publishing.StopScope;
import org.imprimatur.publishing.StopWords;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.imprimatur.security.VisibleClients;
import org.imprimatur.workflow.TaskItem;
import org.imprimatur.workflow.TaskLists;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is stopped, and the way to stop more; for the agency's people. */
@Controller
@RequestMapping("/stops")
class StopsPage {
  private static final int SHOWN = 50;

  private final PublishingStops stops;
  private final StopWords words;
  private final StopDesk desk;
  private final TaskLists tasks;
  private final Choosing choosing;
  private final Clock clock;

  StopsPage(
      PublishingStops stops,
      StopWords words,
      StopDesk desk,
      TaskLists tasks,
      Choosing choosing,
      Clock clock) {
    this.stops = stops;
    this.words = words;
    this.desk = desk;
    this.tasks = tasks;
    this.choosing = choosing;
    this.clock = clock;
  }

  /**
   * What the page shows (template {@code stops}).
   *
   * @param choices what can be stopped, by whose it is
   * @param chosen what is chosen already, or ""
   */
  record View(
      boolean may,
      String chosen,
      Map<String, List<Choice>> choices,
      List<Row> standing,
      List<Row> lifted) {}

  /** A stop; {@code taskUrl} leads to where it is lifted, or is "". */
  record Row(
      String what,
      String by,
      String since,
      String zone,
      String reason,
      String state,
      String taskUrl) {}

  @GetMapping
  String stops(@RequestParam(defaultValue = "") String client, Model model) {
    ProcessesPage.requireStaff();
    var person = People.current();
    var all = stops.of(choosing.clients(person), SHOWN);
    var standing = all.stream().filter(PublishingStop::standing).toList();
    var open =
        Roles.mayLift(person)
            ? tasks.about(standing.stream().map(PublishingStop::id).toList())
            : Map.<String, List<TaskItem>>of();
    model.addAttribute(
        "stops",
        new View(
            Roles.mayStop(person),
            client.isEmpty() ? "" : StopScope.CLIENT + " " + client,
            choosing.choices(person),
            standing.stream()
                .map(
                    stop ->
                        row(
                            stop,
                            open.getOrDefault(stop.id().toString(), List.of()).stream()
                                .map(task -> Links.task(task.id()))
                                .findFirst()
                                .orElse("")))
                .toList(),
            all.stream().filter(stop -> !stop.standing()).map(stop -> row(stop, "")).toList()));
    return "stops";
  }

  private Row row(PublishingStop stop, String task) {
    var times = new Times(words.zone(stop), clock.instant());
    var waiting = desk.waiting(stop.id());
    var state =
        !stop.standing()
            ? "Lifted by %s, %s".formatted(stop.liftedBy(), times.minute(stop.liftedAt()))
            : stop.settled() ? waiting(waiting) : "What is under way is being paused";
    return new Row(
        words.what(stop),
        stop.stoppedBy(),
        times.minute(stop.stoppedAt()),
        words.zone(stop).getId(),
        stop.reason(),
        state,
        task);
  }

  /** A piece that two stops hold waits for the one that came first. */
  private static String waiting(int pieces) {
    if (pieces == 0) return "No piece waits for it alone";
    return pieces == 1 ? "1 piece waits" : pieces + " pieces wait";
  }

  @PostMapping
  String stop(
      @RequestParam(defaultValue = "") String what,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes page) {
    ProcessesPage.requireStaff();
    var person = People.current();
    if (!Roles.mayStop(person)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    try {
      stops.stop(choosing.read(what, reason, person), person.id());
      page.addFlashAttribute("done", "It is stopped: nothing of it goes out from now on.");
    } catch (Refusal e) {
      page.addFlashAttribute("refused", e.getMessage());
      page.addFlashAttribute("what", what);
      page.addFlashAttribute("reason", reason);
    }
    return "redirect:/stops";
  }

  /** What can be stopped in one step, and what was chosen of it. */
  @org.springframework.stereotype.Component
  static class Choosing {
    private final VisibleClients clients;
    private final Channels channels;
    private final PieceReading pieces;

    Choosing(VisibleClients clients, Channels channels, PieceReading pieces) {
      this.clients = clients;
      this.channels = channels;
      this.pieces = pieces;
    }

    List<String> clients(Person person) {
      return clients.keys(person);
    }

    /** The value names scope, client and the rest, with blanks in between. */
    Map<String, List<Choice>> choices(Person person) {
      var campaigns = pieces.campaigns(person);
      var choices = new LinkedHashMap<String, List<Choice>>();
      for (var client : clients.of(person)) {
        var of = new ArrayList<Choice>();
        of.add(new Choice("CLIENT " + client.key(), "All of " + client.name()));
        for (var channel : channels.findByClientKeyOrderByName(client.key()))
          of.add(
              new Choice(
                  "CHANNEL " + client.key() + " " + channel.id(),
                  client.name() + " on " + channel.name()));
        for (var campaign : campaigns)
          if (campaign.client().equals(client.key()))
            of.add(
                new Choice(
                    "CAMPAIGN " + client.key() + " " + campaign.name(),
                    "The campaign \u201c%s\u201d of %s".formatted(campaign.name(), client.name())));
        choices.put(client.name(), of);
      }
      choices.put("Everybody", List.of(new Choice("EVERYTHING", "Everything, of all clients")));
      return choices;
    }

    NewStop read(String what, String reason, Person person) {
      var parts = what.split(" ", 3);
      try {
        var scope = StopScope.valueOf(parts[0]);
        if (scope == StopScope.EVERYTHING) return new NewStop(scope, "", null, "", reason);
        var client = clients.get(person, parts[1]).key();
        return switch (scope) {
          case CHANNEL -> new NewStop(scope, client, UUID.fromString(parts[2]), "", reason);
          case CAMPAIGN -> new NewStop(scope, client, null, parts[2], reason);
          default -> new NewStop(scope, client, null, "", reason);
        };
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw Refusal.invalid("what", "Choose what is to be stopped.");
      }
    }
  }
}
