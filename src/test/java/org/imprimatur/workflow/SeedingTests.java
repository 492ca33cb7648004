package org.imprimatur.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.imprimatur.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "camunda.bpm.job-execution.enabled=false")
@ContextConfiguration(initializers = TestPostgres.class)
class SeedingTests {

  @Autowired Seeding seeding;
  @Autowired RepositoryService repository;
  @Autowired ClusterLock lock;
  @Autowired LatestDefinitions definitions;

  @Test
  void deploysWhatNobodyDeployedYet() {
    seeding.seed(List.of(process("fresh", "1"), form("fresh-form", "1")));

    assertThat(latest("fresh").getVersion()).isEqualTo(1);
    assertThat(filesOf(latest("fresh"))).containsExactlyInAnyOrder("fresh.bpmn", "fresh-form.form");
  }

  @Test
  void deploysNothingTwice() {
    seeding.seed(List.of(process("same", "1"), form("same-form", "1")));
    seeding.seed(List.of(process("same", "1"), form("same-form", "1")));

    assertThat(latest("same").getVersion()).isEqualTo(1);
  }

  @Test
  void replacesAnOlderShippedVersionAndLeavesTheOthersAlone() {
    seeding.seed(List.of(process("older", "1"), process("untouched", "1")));
    seeding.seed(List.of(process("older", "2"), process("untouched", "1")));

    assertThat(latest("older").getVersion()).isEqualTo(2);
    assertThat(latest("untouched").getVersion()).isEqualTo(1);
  }

  @Test
  void neverReplacesAnOwnersVersion() {
    seeding.seed(List.of(process("owned", "1"), form("owned-form", "1")));
    byModeler(process("owned", "mine"));
    byModeler(form("owned-form", "mine"));

    seeding.seed(List.of(process("owned", "2"), form("owned-form", "2")));

    assertThat(latest("owned").getName()).isEqualTo("mine");
    assertThat(latest("owned").getVersion()).isEqualTo(2);
    assertThat(sourceOf(form("owned-form", "2"))).isEqualTo("Camunda Modeler");
  }

  @Test
  void anOldNodeThatStartsLastDoesNotBringItsVersionBack() {
    seeding.seed(List.of(process("rolling", "1")));
    seeding.seed(List.of(process("rolling", "2")));
    seeding.seed(List.of(process("rolling", "1")));

    assertThat(latest("rolling").getName()).isEqualTo("2");
  }

  @Test
  void nodesThatStartAtOnceDeployOnce() {
    var nodes =
        List.of(1, 2, 3, 4).stream()
            .map(
                node ->
                    CompletableFuture.runAsync(
                        () -> lock.exclusively(() -> seeding.seed(List.of(process("raced", "1"))))))
            .toList();
    nodes.forEach(CompletableFuture::join);

    assertThat(latest("raced").getVersion()).isEqualTo(1);
  }

  private void byModeler(ShippedFile file) {
    repository
        .createDeployment()
        .source("Camunda Modeler")
        .addInputStream(file.name(), file.open())
        .deploy();
  }

  private String sourceOf(ShippedFile file) {
    var deployment = definitions.deploymentOf(file).orElseThrow();
    return repository.createDeploymentQuery().deploymentId(deployment).singleResult().getSource();
  }

  private ProcessDefinition latest(String key) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(key)
        .latestVersion()
        .singleResult();
  }

  private List<String> filesOf(ProcessDefinition definition) {
    return repository.getDeploymentResourceNames(definition.getDeploymentId());
  }

  private static ShippedFile process(String key, String name) {
    return new ShippedFile(
        key + ".bpmn",
        """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="t">
          <process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P1D"><startEvent id="s"/></process>
        </definitions>
        """
            .formatted(key, name)
            .getBytes(UTF_8));
  }

  private static ShippedFile form(String key, String text) {
    return new ShippedFile(
        key + ".form",
        """
        {"id":"%s","type":"default","schemaVersion":16,"components":[{"type":"text","text":"%s"}]}
        """
            .formatted(key, text)
            .getBytes(UTF_8));
  }
}
