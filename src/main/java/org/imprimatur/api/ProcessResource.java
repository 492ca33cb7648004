package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Groups;
import org.imprimatur.workflow.gate.DryRun;
import org.imprimatur.workflow.gate.Report;
import org.springframework.http.MediaType;
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
  private final Caller caller;

  ProcessResource(DryRun dryRun, Caller caller) {
    this.dryRun = dryRun;
    this.caller = caller;
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
      description = "Deploys nothing. For process owners.")
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

  private static Map<String, byte[]> contents(List<MultipartFile> files) {
    var contents = new LinkedHashMap<String, byte[]>();
    for (var file : files) {
      try {
        contents.put(file.getOriginalFilename(), file.getBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return contents;
  }
}
