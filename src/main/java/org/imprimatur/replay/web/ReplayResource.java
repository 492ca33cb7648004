package org.imprimatur.replay.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.replay.ReplayDesk;
import org.imprimatur.replay.ReplayReport;
import org.imprimatur.replay.ReplayRun;
import org.imprimatur.replay.ReplayState;
import org.imprimatur.security.People;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Replays over REST. */
@RestController
@RequestMapping(path = "/api/processes/replay", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Processes", description = "Trying a process or table before it is deployed")
class ReplayResource {
  private final ReplayDesk desk;
  private final Wishes wishes;

  ReplayResource(ReplayDesk desk, Wishes wishes) {
    this.desk = desk;
    this.wishes = wishes;
  }

  /** A replay; {@code report} is null until it is done. */
  record View(
      UUID id,
      String file,
      List<String> clients,
      int weeks,
      String by,
      Instant at,
      ReplayState state,
      int done,
      int total,
      String message,
      ReplayReport report) {
    static View of(ReplayRun run) {
      return new View(
          run.id(),
          run.order().fileName(),
          run.order().clients(),
          run.order().weeks(),
          run.by(),
          run.at(),
          run.state(),
          run.done(),
          run.total(),
          run.message(),
          run.report());
    }
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(
      summary = "Try a process or table on recorded pieces",
      description =
          "Nothing is deployed and nothing goes out. Ask for the result at the address given back."
              + " For process owners.")
  ResponseEntity<View> order(
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") List<String> client,
      @RequestParam(defaultValue = "4") int weeks,
      @RequestParam(required = false) Integer newStepHours)
      throws IOException {
    var id = desk.order(wishes.of(file, client, weeks, newStepHours), People.current());
    return ResponseEntity.accepted()
        .location(URI.create("/api/processes/replay/" + id))
        .body(View.of(desk.get(id, People.current())));
  }

  @GetMapping
  @Operation(summary = "The latest replays, the newest first")
  List<View> list() {
    return desk.latest(People.current()).stream().map(View::of).toList();
  }

  @GetMapping("/{id}")
  @Operation(summary = "How far a replay has come, and its report")
  View get(@PathVariable UUID id) {
    return View.of(desk.get(id, People.current()));
  }

  @PostMapping("/{id}/cancel")
  @Operation(summary = "Stop a replay")
  View cancel(@PathVariable UUID id) {
    desk.cancel(id, People.current());
    return get(id);
  }
}
