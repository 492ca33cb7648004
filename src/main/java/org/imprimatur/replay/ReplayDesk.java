package org.imprimatur.replay;

import java.util.List;
import java.util.UUID;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Person;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Orders, stops and shows replays; they are for process owners only. */
@Service
@Transactional
public class ReplayDesk {
  private static final int LONGEST = 26;
  private static final int LARGEST = 500_000;
  private static final int SHOWN = 10;

  private final ReplayRuns runs;
  private final Candidates candidates;
  private final ApplicationEventPublisher events;

  ReplayDesk(ReplayRuns runs, Candidates candidates, ApplicationEventPublisher events) {
    this.runs = runs;
    this.candidates = candidates;
    this.events = events;
  }

  /**
   * Orders a replay; it begins when the transaction has ended.
   *
   * @throws Refusal if the candidate could not be deployed either, or another replay is running
   */
  public UUID order(ReplayOrder order, Person by) {
    requireOwner(by);
    if (order.clients().isEmpty()) throw Refusal.invalid("clients", "Choose at least one client.");
    if (order.weeks() < 1 || order.weeks() > LONGEST)
      throw Refusal.invalid("weeks", "Choose 1 to " + LONGEST + " weeks.");
    if (order.newStep() != null && (order.newStep().isNegative() || order.newStep().toDays() > 60))
      throw Refusal.invalid("newStepHours", "Choose 0 to 1440 hours.");
    if (order.candidate().isBlank()) throw Refusal.invalid("file", "Choose a .bpmn or .dmn file.");
    if (order.candidate().length() > LARGEST)
      throw Refusal.invalid("file", "The file is too large.");
    candidates.check(order);
    var id =
        runs.begin(order, by.id())
            .orElseThrow(
                () -> Refusal.conflict("Another replay is running. Wait for it, or cancel it."));
    events.publishEvent(new ReplayOrdered(id));
    return id;
  }

  public void cancel(UUID id, Person by) {
    get(id, by);
    runs.end(id, ReplayState.CANCELLED, "Cancelled by " + by.id() + ".");
  }

  @Transactional
  public ReplayRun get(UUID id, Person reader) {
    requireOwner(reader);
    return runs.find(id).orElseThrow(() -> Refusal.unknown("There is no replay " + id + "."));
  }

  /** The latest replays, the newest first. */
  @Transactional
  public List<ReplayRun> latest(Person reader) {
    requireOwner(reader);
    return runs.latest(SHOWN);
  }

  private static void requireOwner(Person person) {
    if (!person.isProcessOwner()) throw Refusal.forbidden("Replays are for process owners.");
  }

  // --- for the one who runs them ---

  public ReplayRun run(UUID id) {
    return runs.find(id).orElseThrow();
  }

  /**
   * @return whether it is to go on
   */
  public boolean progress(UUID id, int done, int total) {
    return runs.progress(id, done, total);
  }

  public void done(UUID id, ReplayReport report) {
    runs.done(id, report);
  }

  public void failed(UUID id, String why) {
    runs.end(id, ReplayState.FAILED, why);
  }
}
