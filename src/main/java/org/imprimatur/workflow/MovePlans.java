package org.imprimatur.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.DeployedProcesses.Instance;
import org.imprimatur.workflow.MovePreview.Fate;
import org.imprimatur.workflow.MovePreview.Place;
import org.imprimatur.workflow.MovePreview.Stop;
import org.imprimatur.workflow.MovePreview.Traveller;
import org.imprimatur.workflow.gate.MoveCheck;
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
  private static final String PASSED_BY = "The client's approval could be passed by: ";
  private static final String CHOSEN = "places";

  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final AsSystem system;
  private final MoveCheck gate;
  private final TransactionTemplate trial;

  MovePlans(
      RuntimeService runtime,
      RepositoryService repository,
      AsSystem system,
      MoveCheck gate,
      PlatformTransactionManager transactions) {
    this.runtime = runtime;
    this.repository = repository;
    this.system = system;
    this.gate = gate;
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
      DeployedVersion from,
      DeployedVersion to,
      List<Instance> instances,
      boolean complete,
      Map<String, String> chosen) {
    return system.get(() -> planned(from, to, instances, complete, chosen));
  }

  private Planned planned(
      DeployedVersion from,
      DeployedVersion to,
      List<Instance> instances,
      boolean complete,
      Map<String, String> chosen) {
    var old = drawn(from);
    var now = drawn(to);
    var plan = plan(from, to, old, now, chosen);
    var targets = new HashMap<String, String>();
    for (var instruction : plan.getInstructions())
      targets.put(instruction.getSourceActivityId(), instruction.getTargetActivityId());

    var proofs = new HashMap<String, MoveCheck.Check>();
    var found = new HashMap<String, Optional<String>>();
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
              .or(
                  () ->
                      found.computeIfAbsent(
                          instance.tenant() + " " + places.stream().distinct().sorted().toList(),
                          alike ->
                              proofs
                                  .computeIfAbsent(
                                      instance.tenant(),
                                      tenant -> gate.of(from.id(), to.id(), tenant))
                                  .apply(going(places, targets))
                                  .map(MovePlans::unapproved)))
              .orElseGet(() -> tried(plan, instance.id(), old));
      travellers.add(
          new Traveller(instance, places.stream().map(old::name).distinct().toList(), obstacle));
    }
    var stops = new ArrayList<Stop>();
    tokens.forEach(
        (place, count) ->
            stops.add(withPromise(stop(place, count, old, now, targets, to, chosen), travellers)));
    return new Planned(plan, new MovePreview(from, to, stops, travellers, complete));
  }

  /**
   * Asks once more when an instance's turn has come: meanwhile it may have gone on.
   *
   * @throws ProcessEngineException if it could get out unapproved
   */
  void requirePromise(String instance, MigrationPlan plan) {
    var tree = runtime.getActivityInstance(instance);
    if (tree == null) return;
    var targets = new HashMap<String, String>();
    for (var instruction : plan.getInstructions())
      targets.put(instruction.getSourceActivityId(), instruction.getTargetActivityId());
    var places = leaves(tree).toList();
    // What has nowhere to go on is for the engine to refuse.
    if (!targets.keySet().containsAll(places)) return;
    var tenant =
        runtime
            .createProcessInstanceQuery()
            .processInstanceId(instance)
            .singleResult()
            .getTenantId();
    gate.of(
            plan.getSourceProcessDefinitionId(),
            plan.getTargetProcessDefinitionId(),
            tenant == null ? "" : tenant)
        .apply(going(places, targets))
        .ifPresent(
            what -> {
              throw new ProcessEngineException(unapproved(what));
            });
  }

  private static Map<String, String> going(List<String> places, Map<String, String> targets) {
    return places.stream().distinct().collect(Collectors.toMap(place -> place, targets::get));
  }

  private static String unapproved(String what) {
    return PASSED_BY
        + what
        + ". Let it be finished in its version, or choose a place before the approval.";
  }

  private MigrationPlan plan(
      DeployedVersion from, DeployedVersion to, Drawn old, Drawn now, Map<String, String> chosen) {
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
      DeployedVersion to,
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
          "Goes on at “" + name + "”" + whose(place, mapped, old, now) + ".",
          choices);
    return new Stop(
        at,
        count,
        Fate.STAYS,
        mapped,
        (name.equals(at.name()) ? "Stays where it is" : "Stays; it is called “" + name + "” now")
            + whose(place, mapped, old, now)
            + ".",
        choices);
  }

  /** A place at which the promise keeps everything says so itself. */
  private static Stop withPromise(Stop stop, List<Traveller> travellers) {
    var there = travellers.stream().filter(one -> one.places().contains(stop.at().name())).toList();
    if (stop.fate() == Fate.CANNOT
        || there.isEmpty()
        || !there.stream().allMatch(one -> one.obstacle().startsWith(PASSED_BY))) return stop;
    return new Stop(
        stop.at(),
        stop.tokens(),
        Fate.CANNOT,
        "",
        "Cannot go on at “%s” there: the client's approval could be passed by, see below."
            .formatted(
                stop.choices().stream()
                    .filter(choice -> choice.id().equals(stop.target()))
                    .map(Place::name)
                    .findFirst()
                    .orElse(stop.at().name())),
        stop.choices());
  }

  /** Whoever has claimed it keeps it. */
  private static String whose(String place, String target, Drawn old, Drawn now) {
    var groups = now.groups(target);
    return groups.equals(old.groups(place)) ? "" : ", from then on offered to: " + groups;
  }

  /** Why a token at this place cannot go on in the new version. */
  private static Optional<String> obstacle(
      String place, Drawn old, Drawn now, Map<String, String> targets, DeployedVersion to) {
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

  private Drawn drawn(DeployedVersion version) {
    return new Drawn(repository.getBpmnModelInstance(version.id()));
  }
}
