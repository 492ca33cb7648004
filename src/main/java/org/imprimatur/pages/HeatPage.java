package org.imprimatur.pages;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.clients.Client;
import org.imprimatur.security.People;
import org.imprimatur.security.VisibleClients;
import org.imprimatur.workflow.DefinitionKind;
import org.imprimatur.workflow.DeployedProcesses;
import org.imprimatur.workflow.DeployedVersion;
import org.imprimatur.workflow.StepTimes;
import org.imprimatur.workflow.Variants;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Where the time of a process goes; for the agency's people. */
@Controller
class HeatPage {
  private static final List<Integer> PERIODS = List.of(7, 30, 90);

  private final StepTimes times;
  private final DeployedProcesses processes;
  private final Variants variants;
  private final VisibleClients clients;
  private final Clock clock;

  HeatPage(
      StepTimes times,
      DeployedProcesses processes,
      Variants variants,
      VisibleClients clients,
      Clock clock) {
    this.times = times;
    this.processes = processes;
    this.variants = variants;
    this.clients = clients;
    this.clock = clock;
  }

  @GetMapping("/processes/{key}/heat")
  String heat(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String client,
      @RequestParam(defaultValue = "30") int days,
      Model model) {
    var person = People.current();
    // To clients there is no such page.
    if (!person.isStaff()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    var visible = clients.of(person);
    if (!client.isEmpty() && visible.stream().noneMatch(c -> c.key().equals(client)))
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    var period = PERIODS.contains(days) ? days : 30;
    var drawn = drawn(key, client);
    var heat =
        times.of(
            key,
            client.isEmpty() ? everybody(visible) : List.of(client),
            clock.instant().minus(Duration.ofDays(period)));
    model.addAttribute(
        "heat",
        HeatView.of(
            drawn,
            heat,
            visible.stream().collect(Collectors.toMap(Client::key, Client::name)),
            visible.stream().map(c -> new Choice(c.key(), c.name())).toList(),
            PERIODS.stream().map(d -> new Choice(d.toString(), d + " days")).toList(),
            client,
            period));
    return "heat";
  }

  /** The client's own version if it runs one, else the newest that everybody runs. */
  private DeployedVersion drawn(String key, String client) {
    var all = processes.all().stream().filter(v -> v.key().equals(key)).toList();
    var own = variants.version(DefinitionKind.PROCESS, key, client);
    return all.stream()
        .filter(
            v ->
                !client.isEmpty()
                    && v.tenant().equals(client)
                    && own.filter(version -> version == v.version()).isPresent())
        .findFirst()
        .or(
            () ->
                all.stream()
                    .max(
                        Comparator.comparing((DeployedVersion v) -> v.tenant().isEmpty())
                            .thenComparing(DeployedVersion::version)))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  private static List<String> everybody(List<Client> visible) {
    var keys = new ArrayList<>(visible.stream().map(Client::key).toList());
    keys.add("");
    return keys;
  }
}
