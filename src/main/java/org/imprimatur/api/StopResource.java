package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.content.StopDesk;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.NewStop;
import org.imprimatur.publishing.PublishingStop;
import org.imprimatur.publishing.PublishingStops;
import org.imprimatur.publishing.StopScope;
import org.imprimatur.security.Groups;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/stops")
@Tag(name = "Stops", description = "All publishing of a client, a channel or a campaign at once")
class StopResource {
  private static final int SHOWN = 100;

  private final PublishingStops stops;
  private final StopDesk desk;
  private final Caller caller;

  StopResource(PublishingStops stops, StopDesk desk, Caller caller) {
    this.stops = stops;
    this.desk = desk;
    this.caller = caller;
  }

  /** What is to be stopped. */
  record New(
      @NotNull StopScope scope,
      @Schema(description = "Whose publishing; nothing for EVERYTHING") String client,
      @Schema(description = "For CHANNEL") UUID channel,
      @Schema(description = "For CAMPAIGN") @Size(max = 60) String campaign,
      @NotBlank @Size(max = 1000) String reason) {}

  record Declared(UUID id) {}

  /**
   * A stop.
   *
   * @param settled whether all that is under way is paused by now; it can be lifted from then on
   * @param waiting how many pieces wait for it to be lifted
   */
  record Stop(
      UUID id,
      StopScope scope,
      String client,
      UUID channel,
      String campaign,
      String reason,
      String stoppedBy,
      Instant stoppedAt,
      boolean settled,
      int waiting,
      String liftedBy,
      Instant liftedAt) {}

  @GetMapping
  @Operation(summary = "What is stopped, and what was", description = "The newest first.")
  List<Stop> list() {
    requireStaff();
    return stops.of(caller.clientKeys(), SHOWN).stream().map(this::shown).toList();
  }

  @PostMapping
  @Operation(
      summary = "Stop publishing",
      description =
          "From the answer on nothing in the scope goes out, however much is under way; what is just"
              + " being sent is cleared up as ever. Replies do go out. For community managers and"
              + " leads.")
  ResponseEntity<Declared> stop(@Valid @RequestBody New wanted) {
    requireStaff();
    if (wanted.client() != null && !wanted.client().isBlank()) caller.client(wanted.client());
    caller.require(Groups.COMMUNITY_MANAGERS, Groups.LEADS);
    var id =
        stops.stop(
            new NewStop(
                wanted.scope(),
                wanted.client(),
                wanted.channel(),
                wanted.campaign(),
                wanted.reason()),
            caller.id());
    return ResponseEntity.created(URI.create("/api/stops")).body(new Declared(id));
  }

  @PostMapping("/{id}/lift")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Lift a stop",
      description =
          "Nothing is sent by this: each piece that was held is asked about first. For leads.")
  void lift(@PathVariable UUID id) {
    requireStaff();
    var stop = stops.get(id);
    caller.require(Groups.LEADS);
    stops.lift(stop.id(), caller.id());
  }

  private Stop shown(PublishingStop stop) {
    return new Stop(
        stop.id(),
        stop.scope(),
        stop.clientKey(),
        stop.channelId(),
        stop.campaign(),
        stop.reason(),
        stop.stoppedBy(),
        stop.stoppedAt(),
        stop.settled(),
        desk.waiting(stop.id()),
        stop.liftedBy() == null ? "" : stop.liftedBy(),
        stop.liftedAt());
  }

  /** To clients there is nothing here. */
  private void requireStaff() {
    if (!caller.person().isStaff()) throw Refusal.unknown("There is no such stop.");
  }
}
