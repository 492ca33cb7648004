package org.imprimatur.workflow;

import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.springframework.stereotype.Component;

/** Finds which deployment the running version of a shared process, decision or form came from. */
@Component
class LatestDefinitions {

  private final RepositoryService repository;
  private final ProcessEngineConfigurationImpl engine;

  LatestDefinitions(RepositoryService repository, ProcessEngineConfigurationImpl engine) {
    this.repository = repository;
    this.engine = engine;
  }

  Optional<String> deploymentOf(ShippedFile file) {
    return Optional.ofNullable(
            switch (file.type()) {
              case "bpmn" -> process(file.key());
              case "dmn" -> decision(file.key());
              case "form" -> form(file.key());
              default ->
                  throw new IllegalArgumentException(
                      file.name() + " is no process, decision or form");
            })
        .map(ResourceDefinition::getDeploymentId);
  }

  private ResourceDefinition process(String key) {
    return repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(key)
        .withoutTenantId()
        .latestVersion()
        .singleResult();
  }

  private ResourceDefinition decision(String key) {
    return repository
        .createDecisionDefinitionQuery()
        .decisionDefinitionKey(key)
        .withoutTenantId()
        .latestVersion()
        .singleResult();
  }

  /** The engine has no public query for forms. */
  private ResourceDefinition form(String key) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                context
                    .getCamundaFormDefinitionManager()
                    .findLatestDefinitionByKeyAndTenantId(key, null));
  }
}
