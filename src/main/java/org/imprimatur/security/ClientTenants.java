package org.imprimatur.security;

import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.imprimatur.clients.ClientOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes a client a tenant of the engine, with a group for its own people, in the transaction that
 * takes it on.
 */
@Component
class ClientTenants {

  private final IdentityService identities;
  private final EngineAccess access;
  private final Grants grants;
  private final TaskFilters filters;

  ClientTenants(
      IdentityService identities, EngineAccess access, Grants grants, TaskFilters filters) {
    this.identities = identities;
    this.access = access;
    this.grants = grants;
    this.filters = filters;
  }

  @EventListener
  void on(ClientOpened client) {
    createTenant(client);
    access.createGroup(client.group(), client.name(), "CLIENT");
    join(client.key(), client.group());
    // The agency works for all of them.
    Groups.STAFF.forEach(group -> join(client.key(), group));
    grants.grant(client.group(), APPLICATION, "tasklist", Permissions.ACCESS);
    filters.forClient(client.key(), client.group(), client.name());
  }

  private void createTenant(ClientOpened client) {
    if (identities.createTenantQuery().tenantId(client.key()).count() == 0) {
      var tenant = identities.newTenant(client.key());
      tenant.setName(client.name());
      identities.saveTenant(tenant);
    }
  }

  private void join(String tenant, String group) {
    if (identities.createTenantQuery().tenantId(tenant).groupMember(group).count() == 0) {
      identities.createTenantGroupMembership(tenant, group);
    }
  }
}
