package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.clients.Client;
import org.imprimatur.interactions.SavedReply;
import org.imprimatur.interactions.SavedReplyDesk;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Groups;
import org.imprimatur.security.People;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/clients/{key}/saved-replies")
@Tag(name = "Interactions")
class SavedReplyResource {
  private final SavedReplyDesk saved;
  private final Caller caller;

  SavedReplyResource(SavedReplyDesk saved, Caller caller) {
    this.saved = saved;
    this.caller = caller;
  }

  /** A saved reply in its latest version. */
  record View(
      UUID id,
      String name,
      int version,
      String text,
      String author,
      Instant writtenAt,
      boolean retired) {
    static View of(SavedReply reply) {
      return new View(
          reply.id(),
          reply.name(),
          reply.no(),
          reply.text(),
          reply.author(),
          reply.writtenAt(),
          reply.retired());
    }
  }

  /** A new saved reply, or a new version of the one with this name. */
  record New(
      @NotNull String name,
      @NotNull
          @Schema(
              description = "{name}, {handle} and {client} are filled by themselves",
              example = "Hi {name}, we are open every day from nine to six.")
          String text) {}

  @GetMapping
  @Operation(summary = "The saved replies of a client", description = "For the agency.")
  List<View> list(@PathVariable String key) {
    return saved.all(theirs(key).key()).stream().map(View::of).toList();
  }

  @PostMapping
  @Operation(
      summary = "Save a reply, or a new version of one",
      description = "For community managers.")
  ResponseEntity<View> write(@PathVariable String key, @Valid @RequestBody New reply) {
    var client = theirs(key);
    caller.require(Groups.COMMUNITY_MANAGERS);
    var kept = saved.write(client.key(), reply.name(), reply.text(), caller.id());
    return ResponseEntity.created(
            URI.create("/api/clients/%s/saved-replies".formatted(client.key())))
        .body(View.of(kept));
  }

  /** The audience is the agency's business. */
  private Client theirs(String key) {
    var client = caller.client(key);
    if (!People.current().isStaff()) throw Refusal.unknown("There is nothing here.");
    return client;
  }
}
