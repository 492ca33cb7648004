package org.imprimatur.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.metrics.PerformanceDesk;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/performance")
@Tag(name = "Performance", description = "How published pieces are doing")
class PerformanceResource {
  private final PerformanceDesk desk;
  private final Caller caller;

  PerformanceResource(PerformanceDesk desk, Caller caller) {
    this.desk = desk;
    this.caller = caller;
  }

  /** One look at a piece; counters are null where the platform does not tell. */
  record View(
      int check,
      Instant takenAt,
      String verdict,
      String compared,
      String decision,
      List<Counters> publications) {}

  record Counters(UUID publication, Long reach, Long likes, Long reposts, Long replies) {}

  @GetMapping
  @Operation(summary = "All results of a piece so far, in order")
  List<View> results(@RequestParam UUID piece) {
    return desk.results(caller.piece(piece).id()).stream().map(PerformanceResource::view).toList();
  }

  private static View view(PerformanceDesk.Result result) {
    var check = result.check();
    return new View(
        check.no(),
        check.takenAt(),
        check.verdict().name(),
        check.compared(),
        check.decision() == null ? null : check.decision().name(),
        result.snapshots().stream()
            .map(
                snapshot ->
                    new Counters(
                        snapshot.publicationId(),
                        told(snapshot.metrics().reach()),
                        told(snapshot.metrics().likes()),
                        told(snapshot.metrics().reposts()),
                        told(snapshot.metrics().replies())))
            .toList());
  }

  private static Long told(long counter) {
    return counter < 0 ? null : counter;
  }
}
