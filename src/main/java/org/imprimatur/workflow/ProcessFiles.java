package org.imprimatur.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.gate.DryRun;
import org.imprimatur.workflow.gate.Report;
import org.springframework.stereotype.Component;

/** The processes and tables that run now for a client, and candidates for their place. */
@Component
public class ProcessFiles {
  private final RepositoryService repository;
  private final DryRun gate;

  ProcessFiles(RepositoryService repository, DryRun gate) {
    this.repository = repository;
    this.gate = gate;
  }

  /** A process or table as it runs now. */
  public record Running(String key, String fileName, String text) {}

  /** Why the file must not be deployed, each in words; none if it may. */
  public List<String> objections(CandidateFile file) {
    return gate
        .check(null, Map.of(file.name(), file.text().getBytes(StandardCharsets.UTF_8)))
        .stream()
        .flatMap(report -> report.remarks().stream())
        .filter(Report.Remark::refused)
        .map(Report.Remark::message)
        .toList();
  }

  /**
   * What the file defines.
   *
   * @throws Refusal if it is no process and no table
   */
  public String key(CandidateFile file) {
    try {
      return file.isTable() ? table(file.text()) : process(read(file.text())).getId();
    } catch (ModelException | IllegalArgumentException e) {
      throw Refusal.invalid("file", "The file is no process and no decision table.");
    }
  }

  /** The process and everything it calls and asks, as it runs now for the client. */
  public List<Running> reachable(String process, String client) {
    var found = new LinkedHashMap<String, Running>();
    var open = new ArrayDeque<>(List.of(process));
    while (!open.isEmpty()) {
      var key = open.poll();
      if (found.containsKey(key)) continue;
      process(key, client)
          .ifPresent(
              running -> {
                found.put(key, running);
                var model = read(running.text());
                model.getModelElementsByType(CallActivity.class).stream()
                    .map(CallActivity::getCalledElement)
                    .filter(called -> called != null)
                    .forEach(open::add);
                tables(model, client, found);
              });
    }
    return List.copyOf(found.values());
  }

  private void tables(BpmnModelInstance model, String client, Map<String, Running> found) {
    for (var task : model.getModelElementsByType(BusinessRuleTask.class)) {
      var key = task.getCamundaDecisionRef();
      if (key != null) decision(key, client).ifPresent(running -> found.put(key, running));
    }
  }

  private Optional<Running> process(String key, String client) {
    var query = repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion();
    var own = query.tenantIdIn(client).singleResult();
    var running =
        own != null
            ? own
            : repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
    return Optional.ofNullable(running)
        .map(
            found ->
                new Running(key, key + ".bpmn", text(repository.getProcessModel(found.getId()))));
  }

  private Optional<Running> decision(String key, String client) {
    var query = repository.createDecisionDefinitionQuery().decisionDefinitionKey(key);
    var own = query.tenantIdIn(client).latestVersion().singleResult();
    var running =
        own != null
            ? own
            : repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
    return Optional.ofNullable(running)
        .map(
            found ->
                new Running(key, key + ".dmn", text(repository.getDecisionModel(found.getId()))));
  }

  private static BpmnModelInstance read(String text) {
    return Bpmn.readModelFromStream(stream(text));
  }

  private static Process process(BpmnModelInstance model) {
    return new ArrayList<>(model.getModelElementsByType(Process.class))
        .stream()
            .filter(Process::isExecutable)
            .findFirst()
            .orElseThrow(() -> Refusal.invalid("file", "The file has no executable process."));
  }

  private static String table(String text) {
    return Dmn.readModelFromStream(stream(text)).getModelElementsByType(Decision.class).stream()
        .findFirst()
        .map(Decision::getId)
        .orElseThrow(() -> Refusal.invalid("file", "The file has no decision."));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(InputStream model) {
    try (model) {
      return new String(model.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
