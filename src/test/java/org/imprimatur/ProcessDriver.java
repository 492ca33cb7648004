package org.imprimatur;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.NewChannel;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.HashtagSet;
import org.imprimatur.clients.Policy;
import org.imprimatur.clients.Strategy;
import org.springframework.boot.test.context.TestComponent;

/**
 * Drives processes as people and the clock do: submits forms as somebody, lets time pass, runs the
 * jobs that are due.
 */
@TestComponent
public class ProcessDriver {
  private final ProcessEngine engine;
  private final MovableClock clock;
  private final ClientDesk clientDesk;
  private final Clients clients;
  private final ChannelDesk channels;

  ProcessDriver(
      ProcessEngine engine,
      MovableClock clock,
      ClientDesk clientDesk,
      Clients clients,
      ChannelDesk channels) {
    this.engine = engine;
    this.clock = clock;
    this.clientDesk = clientDesk;
    this.clients = clients;
    this.channels = channels;
  }

  public void begin() {
    BpmnAwareTests.init(engine);
    endWhatOtherTestsLeft();
    turnBackTime();
  }

  /** To the Monday all tests begin on. */
  public void turnBackTime() {
    clock.set(Instant.parse("2026-11-23T08:00:00Z"));
  }

  /** Tests share the application; what an earlier one left waiting must not act in this one. */
  private void endWhatOtherTestsLeft() {
    var runtime = engine.getRuntimeService();
    runtime
        .createProcessInstanceQuery()
        .rootProcessInstances()
        .list()
        .forEach(left -> runtime.deleteProcessInstance(left.getId(), "left by another test", true));
  }

  public void client(String key) {
    if (!clients.existsByKey(key)) {
      clientDesk.open(key, "Client " + key, ZoneId.of("Europe/Lisbon"), Policy.USUAL);
      clientDesk.keep(
          new Strategy(
              key,
              "Warm and short.",
              "en",
              List.of(new HashtagSet("Usual", List.of("coffee"))),
              List.of(),
              List.of()));
    }
  }

  /** A sandbox account; its kind is the beginning of its handle: key, lookup or blind. */
  public Channel channel(String client, String kind) {
    client(client);
    var handle = kind + "-" + UUID.randomUUID();
    return channels.connect(
        new NewChannel(
            client,
            "sandbox",
            kind,
            handle,
            URI.create("https://sandbox.example"),
            "secret",
            false));
  }

  /** The account whose silence is a danger sign. */
  public Channel mainChannel(String client) {
    client(client);
    var handle = "key-" + UUID.randomUUID();
    return channels.connect(
        new NewChannel(
            client,
            "sandbox",
            "Main",
            handle,
            URI.create("https://sandbox.example"),
            "secret",
            true));
  }

  /** The engine group of a client's own people. */
  public String group(String client) {
    return clients.get(client).group();
  }

  /** Lets time pass without running anything. */
  public void advance(java.time.Duration time) {
    clock.advance(time);
  }

  /** Submits the form of the item's one open task of this name. */
  public void submit(UUID item, String taskKey, String by, Map<String, Object> values) {
    var task = task(item, taskKey);
    as(by, () -> engine.getFormService().submitTaskForm(task.getId(), values));
  }

  public void as(String person, Runnable work) {
    var groups =
        switch (person) {
          case "manager" -> List.of("communityManagers");
          case "lead" -> List.of("leads");
          case "reviewer" -> List.of("reviewers");
          case "lawyer" -> List.of("legal");
          case "support" -> List.of("support");
          case "engineer" -> List.of("product");
          case "chief" -> List.of("communityManagers", "reviewers");
          default ->
              List.of("client" + Character.toUpperCase(person.charAt(0)) + person.substring(1));
        };
    var tenants =
        groups.get(0).startsWith("client")
            ? List.of(person)
            : clients.findAllByOrderByName().stream().map(Client::key).toList();
    engine.getIdentityService().setAuthentication(person, groups, tenants);
    try {
      work.run();
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
  }

  /** What leads to the client's tasks happens at once, so that tests need not wait for it. */
  private void askClient(UUID item) {
    for (var jobs = asking(item); !jobs.isEmpty(); jobs = asking(item))
      jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
  }

  private List<Job> asking(UUID item) {
    var approval = of(item, "client-approval");
    return approval == null
        ? List.of()
        : engine
            .getManagementService()
            .createJobQuery()
            .processInstanceId(approval.getId())
            .messages()
            .withRetriesLeft()
            .list();
  }

  /** The open tasks of this name, one for each who is asked. */
  public List<Task> tasks(UUID item, String taskKey) {
    askClient(item);
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(item.toString())
        .taskDefinitionKey(taskKey)
        .orderByTaskAssignee()
        .asc()
        .list();
  }

  public Task task(UUID item, String taskKey) {
    askClient(item);
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(item.toString())
        .taskDefinitionKey(taskKey)
        .singleResult();
  }

  public Object shown(UUID item, String taskKey, String variable) {
    var value = engine.getTaskService().getVariable(task(item, taskKey).getId(), variable);
    return value == null ? null : value.toString();
  }

  /** The one instance of a process about the item that is still running. */
  public ProcessInstance of(UUID item, String processKey) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(item.toString(), processKey)
        .singleResult();
  }

  public boolean ended(UUID item) {
    return engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(item.toString())
            .count()
        == 0;
  }

  /** Whether an instance about the item has passed this element. */
  public boolean passed(UUID item, String activity) {
    return engine
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .activityId(activity)
        .finished()
        .list()
        .stream()
        .anyMatch(a -> item.toString().equals(businessKey(a.getProcessInstanceId())));
  }

  private String businessKey(String instance) {
    return engine
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processInstanceId(instance)
        .singleResult()
        .getBusinessKey();
  }

  /** Runs what is due now, and what becomes due by it, until nothing is. */
  public void runDueJobs() {
    for (int rounds = 0; rounds < 100; rounds++) {
      var due = dueJobs();
      if (due.isEmpty()) return;
      due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }
    throw new IllegalStateException("Jobs go on and on: " + dueJobs());
  }

  /** Runs so many of the jobs that are due, one after the other. */
  public void runDueJobs(int jobs) {
    for (int i = 0; i < jobs; i++)
      engine.getManagementService().executeJob(dueJobs().get(0).getId());
  }

  public List<Job> dueJobs() {
    return engine
        .getManagementService()
        .createJobQuery()
        .executable()
        .orderByJobDuedate()
        .asc()
        .list()
        .stream()
        .filter(job -> !history(job))
        .limit(1)
        .toList();
  }

  private static boolean history(Job job) {
    return job.getProcessInstanceId() == null;
  }

  /** Lets time pass to an instant and runs everything on the way, each at its own time. */
  public void until(Instant instant) {
    runDueJobs();
    while (true) {
      var next =
          engine
              .getManagementService()
              .createJobQuery()
              .timers()
              .active()
              .duedateLowerThan(Date.from(instant.plusMillis(1)))
              .orderByJobDuedate()
              .asc()
              .list()
              .stream()
              .filter(job -> !history(job))
              .findFirst();
      if (next.isEmpty()) break;
      if (next.get().getDuedate().toInstant().isAfter(clock.instant()))
        clock.set(next.get().getDuedate().toInstant());
      runDueJobs();
    }
    clock.set(instant);
    runDueJobs();
  }

  public Instant now() {
    return clock.instant();
  }
}
