package org.imprimatur.security;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Creates accounts in the engine; never changes one that exists. */
@Component
class Accounts {

  private final IdentityService identities;
  private final TaskFilters filters;

  Accounts(IdentityService identities, TaskFilters filters) {
    this.identities = identities;
    this.filters = filters;
  }

  void create(
      String id,
      String firstName,
      String lastName,
      String email,
      String password,
      String... groups) {
    if (identities.createUserQuery().userId(id).count() > 0) {
      return;
    }
    var user = identities.newUser(id);
    user.setFirstName(firstName);
    user.setLastName(lastName);
    user.setEmail(email);
    user.setPassword(password);
    identities.saveUser(user);
    for (var group : groups) {
      identities.createMembership(id, group);
    }
    filters.forPerson(id);
  }

  boolean hasAdministrator() {
    return identities.createUserQuery().memberOfGroup(Groups.ENGINE_ADMINISTRATORS).count() > 0;
  }
}
