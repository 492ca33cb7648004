package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.Approvers;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.NewApprover;
import org.imprimatur.security.Groups;
import org.imprimatur.security.People;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clients/{key}/approvers")
@Tag(name = "Clients")
class ApproverResource {
  private final ClientDesk desk;
  private final Approvers approvers;
  private final People people;
  private final Caller caller;

  ApproverResource(ClientDesk desk, Approvers approvers, People people, Caller caller) {
    this.desk = desk;
    this.approvers = approvers;
    this.people = people;
    this.caller = caller;
  }

  /** Somebody who is asked for approval. */
  record View(UUID id, String name, String email, String login, String role, boolean substitute) {
    static View of(Approver approver) {
      return new View(
          approver.id(),
          approver.name(),
          approver.email(),
          approver.login(),
          approver.role(),
          approver.substitute());
    }
  }

  /** Somebody to be asked from now on. */
  record New(
      @NotNull String name,
      @NotNull String email,
      @NotNull @Schema(description = "Login of one of the client's people; '' decides by link only")
          String login,
      @NotNull @Schema(description = "One word that routes call them by", example = "marketing")
          String role,
      @Schema(description = "Asked only when others are silent") Boolean substitute) {}

  @GetMapping
  @Operation(summary = "Who is asked for approval")
  List<View> list(@PathVariable String key) {
    return approvers.of(caller.client(key).key()).stream().map(View::of).toList();
  }

  @PostMapping
  @Operation(summary = "Ask somebody from now on", description = "For community managers.")
  ResponseEntity<View> add(@PathVariable String key, @Valid @RequestBody New approver) {
    var client = caller.client(key);
    caller.require(Groups.COMMUNITY_MANAGERS);
    var wanted =
        new NewApprover(
            client.key(),
            approver.name(),
            approver.email(),
            approver.login(),
            approver.role(),
            Boolean.TRUE.equals(approver.substitute()));
    if (!wanted.login().isEmpty()) people.requireOf(client, "login", wanted.login());
    var added = desk.addApprover(wanted);
    return ResponseEntity.created(
            URI.create("/api/clients/%s/approvers/%s".formatted(client.key(), added.id())))
        .body(View.of(added));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Ask somebody no more",
      description =
          "What they decided stays on record. Refused while an answer of theirs is waited for, and"
              + " while they are the only one with a role that the route names. For community"
              + " managers.")
  void remove(@PathVariable String key, @PathVariable UUID id) {
    var client = caller.client(key);
    caller.require(Groups.COMMUNITY_MANAGERS);
    desk.removeApprover(client.key(), id);
  }
}
