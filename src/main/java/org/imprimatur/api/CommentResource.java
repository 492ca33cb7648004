package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.content.Conversation;
import org.imprimatur.content.PieceComment;
import org.imprimatur.content.Remark;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/pieces/{id}/comments")
@Tag(name = "Pieces")
class CommentResource {
  private final Conversation conversation;
  private final Caller caller;

  CommentResource(Conversation conversation, Caller caller) {
    this.conversation = conversation;
    this.caller = caller;
  }

  /** Something to say; the agency speaks internally unless {@code internal} is false. */
  record New(@NotBlank String text, Boolean internal, UUID channel, UUID parent) {}

  record Said(UUID id) {}

  /** A comment; clients do not learn who of the agency wrote it. */
  record View(
      UUID id,
      int version,
      UUID channel,
      UUID parent,
      String author,
      boolean ofClient,
      boolean internal,
      String text,
      Instant writtenAt) {
    static View of(PieceComment comment, boolean team) {
      return new View(
          comment.id(),
          comment.versionNo(),
          comment.channelId(),
          comment.parentId(),
          team || comment.ofClient() ? comment.author() : null,
          comment.ofClient(),
          comment.internal(),
          comment.text(),
          comment.writtenAt());
    }
  }

  @GetMapping
  @Operation(summary = "What was said about a piece, in order")
  List<View> list(@PathVariable UUID id) {
    var piece = caller.piece(id);
    return conversation.of(piece).stream().map(c -> View.of(c, piece.team())).toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Say something about a piece",
      description =
          "About the newest version you may know, or as an answer to a comment (parent), up to 2,000"
              + " characters. What the agency says is internal unless it says false; answers to"
              + " internal comments are internal.")
  Said say(@PathVariable UUID id, @Valid @RequestBody New comment) {
    var person = caller.person();
    var internal = comment.internal() == null ? person.isStaff() : comment.internal();
    var remark = new Remark(comment.text(), internal, comment.channel(), comment.parent());
    return new Said(conversation.say(id, remark, person));
  }
}
