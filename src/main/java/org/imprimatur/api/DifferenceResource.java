package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.imprimatur.content.Difference;
import org.imprimatur.content.Differences;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Previews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/pieces/{id}/difference")
@Tag(name = "Pieces")
class DifferenceResource {
  private final Differences differences;
  private final Caller caller;

  DifferenceResource(Differences differences, Caller caller) {
    this.differences = differences;
    this.caller = caller;
  }

  /** What changed from one version to another. */
  record View(int from, int to, List<Change> changes) {}

  /** One thing that changed; the pictures are null where it is about none. */
  record Change(
      Difference.Part part,
      String what,
      List<UUID> channels,
      List<Segment> segments,
      Previews.Image before,
      Previews.Image after) {
    static Change of(Differences.Row row) {
      return new Change(
          row.part(),
          row.what(),
          row.channels(),
          row.segments().stream().map(s -> new Segment(s.kind(), s.text())).toList(),
          row.before(),
          row.after());
    }
  }

  record Segment(Difference.Kind kind, String text) {}

  @GetMapping
  @Operation(
      summary = "What changed between two versions of a piece",
      description =
          "Word by word. Segments REMOVED and SAME are the text before, ADDED and SAME the text"
              + " after. Without versions, the newest is compared with the one before it.")
  View between(
      @PathVariable UUID id,
      @RequestParam(required = false) Integer from,
      @RequestParam(required = false) Integer to) {
    var piece = caller.piece(id);
    var versions = piece.versions();
    if (versions.isEmpty()) throw Refusal.unknown("The piece has no version yet.");
    var after = to == null ? versions.get(versions.size() - 1).no() : to;
    var before =
        from != null
            ? from
            : versions.stream().mapToInt(v -> v.no()).filter(no -> no < after).max().orElse(after);
    return new View(
        before, after, differences.between(piece, before, after).stream().map(Change::of).toList());
  }
}
