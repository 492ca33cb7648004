package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.UUID;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.NewPiece;
import org.imprimatur.security.Groups;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What changes pieces. */
@RestController
@RequestMapping("/api/pieces")
@Tag(name = "Pieces", description = "Content pieces, from the idea to the published post")
class PieceResource {
  private final ContentDesk desk;
  private final OpenedPieces opened;
  private final SlotField slots;
  private final Caller caller;

  PieceResource(ContentDesk desk, OpenedPieces opened, SlotField slots, Caller caller) {
    this.desk = desk;
    this.opened = opened;
    this.slots = slots;
    this.caller = caller;
  }

  /**
   * A piece to open; with a draft it goes straight to review. An evergreen one stays approved
   * without a slot until it is needed in place of another.
   */
  record New(
      @NotBlank String client,
      @NotBlank @Size(max = 120) String title,
      @Size(max = 60) String campaign,
      Boolean evergreen,
      @Valid DraftBody draft,
      String slot) {}

  record Opened(UUID id) {}

  record Reason(@NotBlank @Size(max = 1000) String reason) {}

  record NewSlot(@NotNull String slot) {}

  @PostMapping
  @Operation(
      summary = "Open a piece",
      description =
          "Its process begins. With a draft (up to 4 images and 3 different texts) it goes straight"
              + " to review. The slot is a time on the client's wall clock, such as"
              + " 2026-11-30T09:15. For community managers and process owners.")
  ResponseEntity<Opened> open(@Valid @RequestBody New piece) {
    var client = caller.client(piece.client());
    caller.require(Groups.COMMUNITY_MANAGERS, Groups.PROCESS_OWNERS);
    var campaign = piece.campaign() == null ? "" : piece.campaign();
    var id =
        opened.open(
            new NewPiece(
                client.key(), piece.title(), campaign, Boolean.TRUE.equals(piece.evergreen())),
            piece.draft(),
            piece.slot());
    return ResponseEntity.created(URI.create("/api/pieces/" + id)).body(new Opened(id));
  }

  /** What became of an edit that changes nothing a reader would notice. */
  record Unchanged(boolean changed, String detail) {}

  @PutMapping("/{id}/content")
  @Operation(
      summary = "Edit a piece",
      description =
          "At any stage. The new version is reviewed and approved again; what was approved no longer"
              + " goes out: 204. An edit that no reader would notice makes no version and keeps the"
              + " approval: 200 says so.")
  ResponseEntity<Unchanged> edit(@PathVariable UUID id, @Valid @RequestBody DraftBody draft) {
    if (desk.edit(theirs(id), draft.draft(), caller.id()))
      return ResponseEntity.noContent().build();
    return ResponseEntity.ok(
        new Unchanged(
            false, "No reader would notice a change: the version and its approval stand."));
  }

  @PostMapping("/{id}/withdraw")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Take a piece back for good", description = "What is online stays online.")
  void withdraw(@PathVariable UUID id, @Valid @RequestBody Reason why) {
    desk.withdraw(theirs(id), why.reason(), caller.id());
  }

  @PostMapping("/{id}/reschedule")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary = "Say when a piece goes out",
      description = "On the client's wall clock, such as 2026-11-30T09:15.")
  void reschedule(@PathVariable UUID id, @Valid @RequestBody NewSlot slot) {
    var client = caller.piece(id).clientKey();
    desk.plan(theirs(id), slots.read(client, slot.slot()), caller.id());
  }

  @PostMapping("/{id}/pause")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Stop a piece until somebody resumes it")
  void pause(@PathVariable UUID id, @Valid @RequestBody Reason why) {
    desk.pause(theirs(id), why.reason(), caller.id());
  }

  @PostMapping("/{id}/resume")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Let a paused piece go on")
  void resume(@PathVariable UUID id) {
    desk.resume(theirs(id), caller.id());
  }

  private UUID theirs(UUID id) {
    var piece = caller.piece(id);
    caller.require(Groups.COMMUNITY_MANAGERS);
    return piece.id();
  }
}
