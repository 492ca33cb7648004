package org.imprimatur.workflow;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.DeployedProcesses.Instance;
import org.imprimatur.workflow.MovePlans.Planned;
import org.imprimatur.workflow.MovePreview.Stop;
import org.imprimatur.workflow.MovePreview.Traveller;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets running instances go on in the version in use. Without it they finish in the one they began
 * in. Who may do so is for the caller to say.
 */
@Component
public class Moves {
  /** More than this are moved in several goes. */
  private static final int AT_ONCE = 500;

  private static final int SHOWN = 5;

  private final DeployedProcesses processes;
  private final Variants variants;
  private final MovePlans plans;
  private final MoveRows rows;
  private final RuntimeService runtime;
  private final RepositoryService repository;
  private final ManagementService management;
  private final AsSystem system;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Moves(
      DeployedProcesses processes,
      Variants variants,
      MovePlans plans,
      MoveRows rows,
      RuntimeService runtime,
      RepositoryService repository,
      ManagementService management,
      AsSystem system,
      TransactionTemplate transaction,
      ApplicationEventPublisher events,
      Clock clock) {
    this.processes = processes;
    this.variants = variants;
    this.plans = plans;
    this.rows = rows;
    this.runtime = runtime;
    this.repository = repository;
    this.management = management;
    this.system = system;
    this.transaction = transaction;
    this.events = events;
    this.clock = clock;
  }

  /** A version that instances of another could go on in, and how many of them there are. */
  public record Offer(DeployedVersion to, int instances) {}

  /** Where what runs in this version could go on: in what its client begins with now. */
  public List<Offer> offers(DeployedVersion from) {
    var offers = new LinkedHashMap<String, Integer>();
    processes.instances(from.id(), Integer.MAX_VALUE).stream()
        .collect(Collectors.groupingBy(Instance::tenant, Collectors.summingInt(i -> 1)))
        .forEach(
            (tenant, count) ->
                inUse(from.key(), tenant).ifPresent(to -> offers.merge(to, count, Integer::sum)));
    offers.remove(from.id());
    return offers.entrySet().stream()
        .map(offer -> new Offer(processes.find(offer.getKey()).orElseThrow(), offer.getValue()))
        .toList();
  }

  /**
   * What would happen; nothing does.
   *
   * @param chosen where tokens of elements that are gone go on, by the elements' ids
   * @throws Refusal if the version is not in use any more, or a choice is not possible
   */
  public MovePreview preview(DeployedVersion from, String to, Map<String, String> chosen) {
    return planned(from, to, chosen).preview();
  }

  /**
   * Moves the instances that can be moved; it goes on after this has returned.
   *
   * @throws Refusal as {@link #preview} does, or if there is nothing to move, or it is being done
   */
  public UUID start(DeployedVersion from, String to, Map<String, String> chosen, String by) {
    rows.of(from.id(), SHOWN).forEach(row -> settled(row));
    var planned = planned(from, to, chosen);
    var travellers =
        planned.preview().instances().stream()
            .filter(Traveller::movable)
            .map(Traveller::instance)
            .toList();
    if (travellers.isEmpty())
      throw Refusal.conflict(
          "Nothing that runs in version %d can be moved.".formatted(from.version()));
    try {
      return transaction.execute(status -> begin(planned, travellers, by));
    } catch (DuplicateKeyException e) {
      throw Refusal.conflict("They are being moved already.");
    }
  }

  private UUID begin(Planned planned, List<Instance> travellers, String by) {
    var preview = planned.preview();
    var move =
        new Move(
            UUID.randomUUID(),
            preview.from().id(),
            preview.to().id(),
            preview.from().key(),
            preview.from().version(),
            preview.to().version(),
            places(preview),
            by,
            clock.instant(),
            true,
            List.of());
    // First of all, because a second click waits here.
    rows.add(move, "", travellers);
    var batch =
        system.get(
            () ->
                runtime
                    .newMigration(planned.plan())
                    .processInstanceIds(travellers.stream().map(Instance::id).toList())
                    .executeAsync());
    rows.batch(move.id(), batch.getId());
    travellers.stream()
        .filter(instance -> !instance.tenant().isEmpty())
        .collect(Collectors.groupingBy(Instance::tenant, Collectors.summingInt(i -> 1)))
        .forEach(
            (tenant, count) ->
                events.publishEvent(
                    new InstancesMoved(
                        tenant,
                        move.id(),
                        by,
                        move.process(),
                        move.fromVersion(),
                        move.toVersion(),
                        count,
                        move.places())));
    return move.id();
  }

  private static String places(MovePreview preview) {
    return preview.stops().stream()
        .filter(stop -> stop.fate() == MovePreview.Fate.GOES)
        .map(stop -> "%s → %s".formatted(stop.at().name(), targetName(stop)))
        .collect(Collectors.joining("; "));
  }

  private static String targetName(Stop stop) {
    return stop.choices().stream()
        .filter(choice -> choice.id().equals(stop.target()))
        .map(MovePreview.Place::name)
        .findFirst()
        .orElse(stop.target());
  }

  public Optional<Move> find(UUID id) {
    return rows.find(id).map(this::settled);
  }

  /** The latest moves from or to this version. */
  public List<Move> of(String definition) {
    return rows.of(definition, SHOWN).stream().map(this::settled).toList();
  }

  /** Once nothing waits any more, what became of it is written down and the batch is done with. */
  private Move settled(MoveRows.Row row) {
    var move = row.move();
    if (!move.going() || move.count(Move.Outcome.WAITING) > 0) return move;
    transaction.executeWithoutResult(
        status -> {
          if (rows.settle(move, clock.instant())) tidy(row.batch());
        });
    return rows.find(move.id()).orElseThrow().move();
  }

  /** What has failed stays listed with us; in the engine it would be an incident for ever. */
  private void tidy(String batch) {
    system.get(
        () -> {
          if (management.createBatchQuery().batchId(batch).count() > 0)
            management.deleteBatch(batch, false);
          return null;
        });
  }

  private Planned planned(DeployedVersion from, String to, Map<String, String> chosen) {
    var offers = offers(from);
    if (offers.isEmpty())
      throw Refusal.conflict(
          "Nothing that runs in version %d has another one to go to.".formatted(from.version()));
    if (offers.stream().noneMatch(offer -> offer.to().id().equals(to)))
      throw Refusal.conflict("Meanwhile another version is in use; look again.");
    var inUse = new HashMap<String, Optional<String>>();
    var all =
        processes.instances(from.id(), Integer.MAX_VALUE).stream()
            .filter(
                i ->
                    inUse
                        .computeIfAbsent(i.tenant(), tenant -> inUse(from.key(), tenant))
                        .filter(to::equals)
                        .isPresent())
            .toList();
    return plans.plan(
        from,
        processes.find(to).orElseThrow(),
        all.stream().limit(AT_ONCE).toList(),
        all.size() <= AT_ONCE,
        chosen);
  }

  /** What a tenant's new instances begin with. */
  private Optional<String> inUse(String key, String tenant) {
    var own =
        tenant.isEmpty()
            ? Optional.<Integer>empty()
            : variants.version(DefinitionKind.PROCESS, key, tenant);
    var query = repository.createProcessDefinitionQuery().processDefinitionKey(key);
    return Optional.ofNullable(
            system.get(
                () ->
                    own.isPresent()
                        ? query
                            .tenantIdIn(tenant)
                            .processDefinitionVersion(own.get())
                            .singleResult()
                        : query.withoutTenantId().latestVersion().singleResult()))
        .map(definition -> definition.getId());
  }
}
