package org.imprimatur.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.DeployedProcesses.Instance;
import org.imprimatur.workflow.DeployedProcesses.Version;
import org.imprimatur.workflow.MovePreview.Fate;
import org.imprimatur.workflow.MovePreview.Place;
import org.imprimatur.workflow.MovePreview.Stop;
import org.imprimatur.workflow.MovePreview.Traveller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the engine's migration plans and finds out what each would do: every instance is really
 * moved, in a transaction that is taken back.
 */
@Component
class MovePlans {
  private static final String CHOSEN = "places";

  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final AsSystem system;
  private final TransactionTemplate trial;

  MovePlans(
      RuntimeService runtime,
      RepositoryService repository,
      AsSystem system,
      PlatformTransactionManager transactions) {
    this.runtime = runtime;
    this.repository = repository;
    this.system = system;
    this.trial = new TransactionTemplate(transactions);
    trial.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** A plan and what it would do. */
  record Planned(MigrationPlan plan, MovePreview preview) {}

  /**
   * Plans the move.
   *
   * @param chosen where tokens of elements that are gone go on, by their ids
   * @throws Refusal if that is not possible
   */
  Planned plan(
      Version from,
      Version to,
      List<Instance> instances,
      boolean complete,
      Map<String, String> chosen) {
    return system.get(() -> planned(from, to, instances, complete, chosen));
  }

  private Planned planned(
      Version from,
      Version to,
      List<Instance> instances,
      boolean complete,
      Map<String, String> chosen) {
    var old = drawn(from);
    var now = drawn(to);
    var plan = plan(from, to, old, now, chosen);
    var targets = new HashMap<String, String>();
    for (var instruction : plan.getInstructions())
      targets.put(instruction.getSourceActivityId(), instruction.getTargetActivityId());

    var tokens = new TreeMap<String, Integer>();
    var travellers = new ArrayList<Traveller>();
    for (var instance : instances) {
      var tree = runtime.getActivityInstance(instance.id());
      if (tree == null) continue;
      var places = leaves(tree).toList();
      places.forEach(place -> tokens.merge(place, 1, Integer::sum));
      var obstacle =
          places.stream()
              .flatMap(place -> obstacle(place, old, now, targets, to).stream())
              .findFirst()
              .orElseGet(() -> tried(plan, instance.id(), old));
      travellers.add(
          new Traveller(instance, places.stream().map(old::name).distinct().toList(), obstacle));
    }
    var stops = new ArrayList<Stop>();
    tokens.forEach((place, count) -> stops.add(stop(place, count, old, now, targets, to, chosen)));
    return new Planned(plan, new MovePreview(from, to, stops, travellers, complete));
  }

  private MigrationPlan plan(
      Version from, Version to, Drawn old, Drawn now, Map<String, String> chosen) {
    var equal = runtime.createMigrationPlan(from.id(), to.id()).mapEqualActivities().build();
    if (chosen.isEmpty()) return equal;
    var kept = equal.getInstructions().stream().map(MigrationInstruction::getSourceActivityId);
    var known = kept.toList();
    var builder = runtime.createMigrationPlan(from.id(), to.id()).mapEqualActivities();
    chosen.forEach(
        (place, target) -> {
          if (known.contains(place))
            throw Refusal.invalid(CHOSEN, "“" + old.name(place) + "” goes on where it is.");
          if (old.alike(place, now).stream().noneMatch(choice -> choice.id().equals(target)))
            throw Refusal.invalid(
                CHOSEN, "What is at “%s” cannot go on at “%s”.".formatted(old.name(place), target));
          builder.mapActivities(place, target);
        });
    try {
      return builder.build();
    } catch (MigrationPlanValidationException e) {
      var report = e.getValidationReport().getInstructionReports().get(0);
      var instruction = report.getMigrationInstruction();
      throw Refusal.invalid(
          CHOSEN,
          "What is at “%s” cannot go on at “%s”: it lies in another part of the process. (%s)"
              .formatted(
                  old.name(instruction.getSourceActivityId()),
                  now.name(instruction.getTargetActivityId()),
                  String.join("; ", report.getFailures())));
    } catch (BadUserRequestException e) {
      throw Refusal.invalid(CHOSEN, "This is not possible: " + e.getMessage());
    }
  }

  private Stop stop(
      String place,
      int count,
      Drawn old,
      Drawn now,
      Map<String, String> targets,
      Version to,
      Map<String, String> chosen) {
    var at = new Place(place, old.name(place));
    var mapped = targets.get(place);
    var choices =
        mapped == null || chosen.containsKey(place) ? old.alike(place, now) : List.<Place>of();
    var obstacle = obstacle(place, old, now, targets, to);
    if (obstacle.isPresent()) return new Stop(at, count, Fate.CANNOT, "", obstacle.get(), choices);
    var name = now.name(mapped);
    if (!mapped.equals(place))
      return new Stop(
          at,
          count,
          Fate.GOES,
          mapped,
          "Goes on at “" + name + "”" + stillFor(place, mapped, old, now) + ".",
          choices);
    return new Stop(
        at,
        count,
        Fate.STAYS,
        mapped,
        (name.equals(at.name()) ? "Stays where it is" : "Stays; it is called “" + name + "” now")
            + stillFor(place, mapped, old, now)
            + ".",
        choices);
  }

  /** The engine leaves an open task with those it was offered to. */
  private static String stillFor(String place, String target, Drawn old, Drawn now) {
    var groups = old.groups(place);
    return groups.equals(now.groups(target)) ? "" : ", still offered to: " + groups;
  }

  /** Why a token at this place cannot go on in the new version. */
  private static Optional<String> obstacle(
      String place, Drawn old, Drawn now, Map<String, String> targets, Version to) {
    var name = old.name(place);
    var target = targets.get(place);
    if (target != null)
      return old.isAlike(place, now, target)
          ? Optional.empty()
          : Optional.of(
              "“%s” has another form or calls another process in version %d; what was begun there has to be finished first."
                  .formatted(name, to.version()));
    var end =
        old.alike(place, now).isEmpty()
            ? "nothing there is of its kind, so it has to be finished first."
            : "choose where it goes on.";
    return Optional.of(
        (now.has(place)
                ? "“%s” is another kind of element, or lies elsewhere, in version %d; "
                : "Version %2$d has no “%1$s” any more; ")
            .formatted(name, to.version())
            .concat(end));
  }

  /** Moves it and takes that back. */
  private String tried(MigrationPlan plan, String instance, Drawn old) {
    try {
      trial.executeWithoutResult(
          status -> {
            status.setRollbackOnly();
            runtime.newMigration(plan).processInstanceIds(instance).execute();
          });
      return "";
    } catch (MigratingProcessInstanceValidationException e) {
      return words(e, old);
    } catch (BadUserRequestException e) {
      return "The engine cannot move it: " + e.getMessage();
    }
  }

  /** The engine's reasons with the elements' names. */
  static String words(MigratingProcessInstanceValidationException e, Drawn old) {
    var report = e.getValidationReport();
    var reasons = new LinkedHashMap<String, String>();
    report
        .getActivityInstanceReports()
        .forEach(
            at ->
                reasons.put(
                    "“" + old.name(at.getSourceScopeId()) + "”",
                    String.join("; ", at.getFailures())));
    report
        .getTransitionInstanceReports()
        .forEach(
            at ->
                reasons.put(
                    "“" + old.name(at.getSourceScopeId()) + "” is about to begin",
                    String.join("; ", at.getFailures())));
    report.getFailures().forEach(failure -> reasons.put("The instance", failure));
    return String.join(
        " ",
        reasons.entrySet().stream()
            .map(reason -> reason.getKey() + ": " + reason.getValue().replaceAll("\\.?$", "."))
            .toList());
  }

  /** The elements its tokens are at, not the parts of the process around them. */
  private static Stream<String> leaves(ActivityInstance tree) {
    var within =
        Stream.concat(
                Stream.of(tree.getChildActivityInstances()).flatMap(MovePlans::leaves),
                Stream.of(tree.getChildTransitionInstances())
                    .map(waiting -> element(waiting.getActivityId())))
            .toList();
    return within.isEmpty() ? Stream.of(element(tree.getActivityId())) : within.stream();
  }

  private static String element(String activity) {
    return activity.replaceFirst("#multiInstanceBody$", "");
  }

  private Drawn drawn(Version version) {
    return new Drawn(repository.getBpmnModelInstance(version.id()));
  }
}
