package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalLink;
import org.imprimatur.approvals.ApprovalLinks;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Groups;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The links mailed to approvers about a piece. Nobody but the mail ever knows a token. */
@RestController
@RequestMapping("/api/pieces/{id}/links")
@Tag(name = "Links", description = "Approval links mailed to people without an account")
class LinkResource {
  private final ApprovalDesk desk;
  private final ApprovalLinks links;
  private final Caller caller;

  LinkResource(ApprovalDesk desk, ApprovalLinks links, Caller caller) {
    this.desk = desk;
    this.links = links;
    this.caller = caller;
  }

  /** A link without its token. */
  record View(
      UUID id,
      UUID request,
      String name,
      String email,
      int version,
      Instant createdAt,
      Instant expiresAt,
      Instant revokedAt,
      String revokedBy,
      String revokedBecause) {}

  /** Whom to mail a fresh link. */
  record Fresh(@NotNull UUID request) {}

  record Reason(@NotBlank @Size(max = 1000) String reason) {}

  @GetMapping
  @Operation(
      summary = "The links mailed about a piece",
      description = "Without their tokens. For community managers.")
  List<View> list(@PathVariable UUID id) {
    return requests(theirs(id))
        .flatMap(request -> links.of(request.id()).stream().map(link -> view(link, request)))
        .toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Mail a fresh link to somebody who was asked",
      description = "Once an hour at most. For community managers.")
  void mail(@PathVariable UUID id, @Valid @RequestBody Fresh fresh) {
    var piece = theirs(id);
    var request =
        requests(piece)
            .filter(r -> r.id().equals(fresh.request()))
            .findFirst()
            .orElseThrow(
                () -> Refusal.unknown("There is no approval request " + fresh.request() + "."));
    links.order(request.id());
  }

  @PostMapping("/{link}/revoke")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Take a link back",
      description = "Nothing can be decided with it any more. For community managers.")
  void revoke(@PathVariable UUID id, @PathVariable UUID link, @Valid @RequestBody Reason why) {
    var piece = theirs(id);
    if (requests(piece).flatMap(r -> links.of(r.id()).stream()).noneMatch(l -> l.id().equals(link)))
      throw Refusal.unknown("There is no link " + link + ".");
    links.revoke(link, caller.id(), why.reason().strip());
  }

  private UUID theirs(UUID id) {
    var piece = caller.piece(id);
    caller.require(Groups.COMMUNITY_MANAGERS);
    return piece.id();
  }

  private Stream<ApprovalRequest> requests(UUID piece) {
    return desk.rounds(piece).stream().flatMap(round -> desk.requests(round.id()).stream());
  }

  private View view(ApprovalLink link, ApprovalRequest request) {
    return new View(
        link.id(),
        request.id(),
        request.name(),
        request.email(),
        desk.round(request.roundId()).versionNo(),
        link.createdAt(),
        link.expiresAt(),
        link.revokedAt(),
        link.revokedBy(),
        link.revokedBecause());
  }
}
