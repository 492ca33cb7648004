package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Groups;
import org.imprimatur.workflow.DeployedProcesses;
import org.imprimatur.workflow.StepTimes;
import org.imprimatur.workflow.gate.DryRun;
import org.imprimatur.workflow.gate.Report;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/processes")
@Tag(name = "Processes", description = "The diagrams that run, and what may run")
class ProcessResource {
  private final DryRun dryRun;
  private final StepTimes times;
  private final DeployedProcesses processes;
  private final Caller caller;
  private final Clock clock;

  ProcessResource(
      DryRun dryRun, StepTimes times, DeployedProcesses processes, Caller caller, Clock clock) {
    this.dryRun = dryRun;
    this.times = times;
    this.processes = processes;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * What the gate would say.
   *
   * @param refused whether a deployment of these files would be refused
   */
  record Answer(boolean refused, List<Report> files) {}

  @PostMapping(path = "/check", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Ask whether files would be let in",
      description =
          "Deploys nothing. Files are checked together, as if they were deployed together; each is"
              + " answered by what the gate has to say of it: refusals first, then advice. With"
              + " 'tenant-id', as that client's own. For process owners.")
  Answer check(
      @RequestParam(name = "tenant-id", required = false) String client,
      @RequestParam(name = "file", required = false) List<MultipartFile> files) {
    var tenant = client == null || client.isBlank() ? null : caller.client(client.strip()).key();
    caller.require(Groups.PROCESS_OWNERS);
    if (files == null || files.isEmpty()) {
      throw Refusal.invalid("file", "Send the files to check as parts named 'file'.");
    }
    var reports = dryRun.check(tenant, contents(files));
    return new Answer(reports.stream().anyMatch(Report::refused), reports);
  }

  @GetMapping(path = "/{key}/heat", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Where the time of a process went",
      description =
          "By step and by client, of what ended in the last days. Times are by the calendar;"
              + " people work from claiming a task until it is done or given back, all the rest is"
              + " waiting. For the agency.")
  StepTimes.Heat heat(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String client,
      @RequestParam(defaultValue = "30") int days) {
    if (!caller.person().isStaff() || processes.all().stream().noneMatch(v -> v.key().equals(key)))
      throw Refusal.unknown("There is no such process.");
    var wanted = new ArrayList<String>();
    if (client.isEmpty()) {
      wanted.addAll(caller.clientKeys());
      wanted.add("");
    } else {
      wanted.add(caller.client(client).key());
    }
    if (days < 1 || days > 180) throw Refusal.invalid("days", "Ask for 1 to 180 days.");
    return times.of(key, wanted, clock.instant().minus(Duration.ofDays(days)));
  }

  private static Map<String, byte[]> contents(List<MultipartFile> files) {
    var contents = new LinkedHashMap<String, byte[]>();
    for (var file : files) {
      try {
        if (contents.put(file.getOriginalFilename(), file.getBytes()) != null)
          throw Refusal.invalid(
              "file", "Two files are called '" + file.getOriginalFilename() + "'.");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return contents;
  }
}
