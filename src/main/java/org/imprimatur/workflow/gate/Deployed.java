package org.imprimatur.workflow.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.repository.ProcessDefinition;

/** What runs for one client, or for all that have nothing of their own. */
final class Deployed implements Surroundings {
  private static final int KEPT = 200;

  /** Definitions never change, so each is read once. */
  private static final Map<String, Element> READ =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Element> eldest) {
              return size() > KEPT;
            }
          });

  private final CommandContext context;
  private final String tenant;
  private final Map<String, Element> processes = new LinkedHashMap<>();

  /**
   * @param tenant whose processes come before the shared ones, or null
   */
  Deployed(CommandContext context, String tenant) {
    this.context = context;
    this.tenant = tenant;
    var repository = context.getProcessEngineConfiguration().getRepositoryService();
    var latest = repository.createProcessDefinitionQuery().latestVersion().list();
    // Shared ones first, so that the client's own stand in their place.
    for (var own : new boolean[] {false, true}) {
      for (var definition : latest) {
        var fits =
            own
                ? Objects.equals(tenant, definition.getTenantId())
                : definition.getTenantId() == null;
        if (fits) processes.put(definition.getKey(), read(definition));
      }
    }
  }

  private Element read(ProcessDefinition definition) {
    return read(context, definition);
  }

  static Element read(CommandContext context, ProcessDefinition definition) {
    return READ.computeIfAbsent(
        definition.getId(),
        id -> {
          var resource =
              context
                  .getResourceManager()
                  .findResourceByDeploymentIdAndResourceName(
                      definition.getDeploymentId(), definition.getResourceName());
          return XmlFile.read(definition.getResourceName(), resource.getBytes()).getRootElement();
        });
  }

  @Override
  public Map<String, Element> processes() {
    return processes;
  }

  @Override
  public boolean hasForm(String key) {
    var forms = context.getCamundaFormDefinitionManager();
    return forms.findLatestDefinitionByKeyAndTenantId(key, null) != null
        || tenant != null && forms.findLatestDefinitionByKeyAndTenantId(key, tenant) != null;
  }

  @Override
  public boolean hasDecision(String key) {
    var tables = context.getDecisionDefinitionManager();
    return tables.findLatestDecisionDefinitionByKeyAndTenantId(key, null) != null
        || tenant != null
            && tables.findLatestDecisionDefinitionByKeyAndTenantId(key, tenant) != null;
  }

  @Override
  public boolean hasGroup(String name) {
    return context.getReadOnlyIdentityProvider().findGroupById(name) != null;
  }
}
