package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.Policy;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Groups;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clients")
@Tag(name = "Clients", description = "Whom the agency works for")
class ClientResource {
  private final ClientDesk desk;
  private final Caller caller;

  ClientResource(ClientDesk desk, Caller caller) {
    this.desk = desk;
    this.caller = caller;
  }

  /** A client as the API tells of it. */
  record View(String key, String name, String zone, Agreement policy) {
    static View of(Client client) {
      return new View(
          client.key(), client.name(), client.zone().getId(), Agreement.of(client.policy()));
    }
  }

  /** What was agreed about time. */
  record Agreement(
      @Min(1) @Max(1440) int latenessLimitMinutes,
      @Min(1) @Max(8760) int reviewHours,
      @Min(1) @Max(8760) int approvalHours) {

    static Agreement of(Policy policy) {
      return new Agreement(
          policy.latenessLimitMinutes(), policy.reviewHours(), policy.approvalHours());
    }

    Policy policy() {
      return new Policy(latenessLimitMinutes, reviewHours, approvalHours);
    }
  }

  /** A client to take on; without a policy the usual one holds. */
  record New(
      @NotNull String key,
      @NotBlank @Size(max = 100) String name,
      @NotBlank String zone,
      @Valid Agreement policy) {}

  @GetMapping
  @Operation(summary = "The clients you may know of")
  List<View> list() {
    return caller.clients().stream().map(View::of).toList();
  }

  @GetMapping("/{key}")
  @Operation(summary = "One client")
  View get(@PathVariable String key) {
    return View.of(caller.client(key));
  }

  @PostMapping
  @Operation(
      summary = "Take a client on",
      description = "As a tenant with a group of its own. For process owners and administrators.")
  ResponseEntity<View> open(@Valid @RequestBody New client) {
    caller.require(Groups.PROCESS_OWNERS);
    var policy = client.policy() == null ? Policy.USUAL : client.policy().policy();
    var opened = desk.open(client.key(), client.name().strip(), zone(client.zone()), policy);
    return ResponseEntity.created(URI.create("/api/clients/" + opened.key())).body(View.of(opened));
  }

  private static ZoneId zone(String id) {
    if (ZoneId.getAvailableZoneIds().contains(id)) return ZoneId.of(id);
    throw Refusal.invalid("zone", "'" + id + "' is not a time zone such as Europe/Lisbon.");
  }
}
