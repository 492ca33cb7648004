package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Groups;
import org.imprimatur.workflow.DeployedProcesses;
import org.imprimatur.workflow.DeployedVersion;
import org.imprimatur.workflow.MissingSteps;
import org.imprimatur.workflow.MissingSteps.Missing;
import org.imprimatur.workflow.Move;
import org.imprimatur.workflow.Moves;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/processes")
@Tag(name = "Processes")
class MoveResource {
  private final DeployedProcesses processes;
  private final Moves moves;
  private final MissingSteps missing;
  private final Caller caller;

  MoveResource(DeployedProcesses processes, Moves moves, MissingSteps missing, Caller caller) {
    this.processes = processes;
    this.moves = moves;
    this.missing = missing;
    this.caller = caller;
  }

  /**
   * A version of a process.
   *
   * @param client whose own it is; empty if everybody runs it
   * @param running instances at work in it
   * @param movesTo versions that what is at work in it could go on in
   * @param missing what it needs and the application has not
   */
  record Deployed(
      String id,
      String key,
      String name,
      int version,
      String client,
      Instant deployedAt,
      String deployedBy,
      int running,
      List<Target> movesTo,
      List<String> missing) {}

  record Target(String id, int version, String client, int instances) {}

  /**
   * Where instances are to go on.
   *
   * @param to the version in use, by its id
   * @param places where tokens of elements that are gone go on, by the elements' ids
   * @param trial whether only to say what would happen
   */
  record Order(@NotBlank String to, Map<String, String> places, boolean trial) {}

  @GetMapping
  @Operation(
      summary = "Which versions of which processes there are",
      description =
          "Whose each is, what is at work in it and what that could go on in. For the agency.")
  List<Deployed> list() {
    requireStaff();
    return processes.all().stream().map(version -> deployed(version, missing.found())).toList();
  }

  private Deployed deployed(DeployedVersion v, List<Missing> found) {
    return new Deployed(
        v.id(),
        v.key(),
        v.name(),
        v.version(),
        v.tenant(),
        v.deployedAt(),
        v.deployer(),
        v.running(),
        v.running() == 0
            ? List.of()
            : moves.offers(v).stream()
                .map(
                    offer ->
                        new Target(
                            offer.to().id(),
                            offer.to().version(),
                            offer.to().tenant(),
                            offer.instances()))
                .toList(),
        found.stream().filter(one -> one.definition().equals(v.id())).map(Missing::words).toList());
  }

  @PostMapping("/{id}/moves")
  @Operation(
      summary = "Move what is at work in a version to the one in use",
      description =
          "Moves what can be moved; the rest ends in its version. As a trial, says what would happen"
              + " to each. For process owners.")
  ResponseEntity<Object> move(@PathVariable String id, @RequestBody @Valid Order order) {
    requireStaff();
    var from =
        processes
            .find(id)
            .orElseThrow(() -> Refusal.unknown("There is no version '" + id + "' of a process."));
    caller.require(Groups.PROCESS_OWNERS);
    var places = order.places() == null ? Map.<String, String>of() : order.places();
    if (order.trial()) return ResponseEntity.ok(moves.preview(from, order.to(), places));
    var move = moves.start(from, order.to(), places, caller.id());
    return ResponseEntity.accepted()
        .location(URI.create("/api/processes/moves/" + move))
        .body(moves.find(move).orElseThrow());
  }

  @GetMapping("/moves/{move}")
  @Operation(summary = "How far a move has come, and what became of each instance")
  Move moved(@PathVariable UUID move) {
    requireStaff();
    return moves.find(move).orElseThrow(() -> Refusal.unknown("There is no move " + move + "."));
  }

  /** To clients there is nothing here. */
  private void requireStaff() {
    if (!caller.person().isStaff()) throw Refusal.unknown("There is no such process.");
  }
}
