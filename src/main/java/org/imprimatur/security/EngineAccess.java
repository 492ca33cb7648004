package org.imprimatur.security;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.BATCH;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DECISION_REQUIREMENTS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.DEPLOYMENT;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.imprimatur.workflow.ClusterLock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The agency's groups in the engine and what each may do there. Nobody may update tasks: being a
 * candidate is enough to work on one, and no one else is to answer in a client's place.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class EngineAccess implements ApplicationRunner {

  private final IdentityService identities;
  private final Grants grants;
  private final TaskFilters filters;
  private final ClusterLock lock;

  EngineAccess(IdentityService identities, Grants grants, TaskFilters filters, ClusterLock lock) {
    this.identities = identities;
    this.grants = grants;
    this.filters = filters;
    this.lock = lock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    lock.exclusively(
        () -> {
          Groups.STAFF.forEach(this::staff);
          createGroup(Groups.ENGINE_ADMINISTRATORS, "Engine administrators", "SYSTEM");
          administrators();
          communityManagers();
          processOwners();
          filters.forTheAgency();
        });
  }

  void createGroup(String id, String name, String type) {
    if (identities.createGroupQuery().groupId(id).count() == 0) {
      var group = identities.newGroup(id);
      group.setName(name);
      group.setType(type);
      identities.saveGroup(group);
    }
  }

  private void staff(String group) {
    createGroup(group, words(group), "WORKFLOW");
    grants.grant(group, APPLICATION, "tasklist", Permissions.ACCESS);
    grants.grant(
        group,
        PROCESS_DEFINITION,
        ANY,
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.READ_HISTORY);
  }

  private void administrators() {
    for (var resource : Resources.values()) {
      grants.grant(Groups.ENGINE_ADMINISTRATORS, resource, ANY, Permissions.ALL);
    }
  }

  private void communityManagers() {
    grants.grant(
        Groups.COMMUNITY_MANAGERS,
        PROCESS_DEFINITION,
        ANY,
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.READ_HISTORY,
        ProcessDefinitionPermissions.CREATE_INSTANCE);
    grants.grant(Groups.COMMUNITY_MANAGERS, PROCESS_INSTANCE, ANY, Permissions.CREATE);
  }

  private void processOwners() {
    var owners = Groups.PROCESS_OWNERS;
    grants.grant(owners, APPLICATION, "cockpit", Permissions.ACCESS);
    grants.grant(owners, DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE, Permissions.DELETE);
    grants.grant(
        owners,
        PROCESS_DEFINITION,
        ANY,
        ProcessDefinitionPermissions.READ,
        ProcessDefinitionPermissions.READ_INSTANCE,
        ProcessDefinitionPermissions.READ_TASK,
        ProcessDefinitionPermissions.READ_HISTORY,
        ProcessDefinitionPermissions.CREATE_INSTANCE,
        ProcessDefinitionPermissions.UPDATE_INSTANCE,
        ProcessDefinitionPermissions.DELETE_INSTANCE,
        ProcessDefinitionPermissions.MIGRATE_INSTANCE,
        ProcessDefinitionPermissions.SUSPEND,
        ProcessDefinitionPermissions.SUSPEND_INSTANCE,
        ProcessDefinitionPermissions.RETRY_JOB);
    grants.grant(owners, PROCESS_INSTANCE, ANY, Permissions.CREATE);
    for (var decisions : List.of(DECISION_DEFINITION, DECISION_REQUIREMENTS_DEFINITION)) {
      grants.grant(owners, decisions, ANY, Permissions.READ);
    }
    grants.grant(owners, BATCH, ANY, Permissions.ALL);
  }

  /** {@code communityManagers} as "Community managers". */
  private static String words(String group) {
    var words = group.replaceAll("([A-Z])", " $1").toLowerCase();
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
