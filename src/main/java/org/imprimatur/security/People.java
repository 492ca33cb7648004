package org.imprimatur.security;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The people with an account, and the one whose request this is. */
@Component
public class People {

  private final IdentityService identities;

  People(IdentityService identities) {
    this.identities = identities;
  }

  /** Whose request this is; empty for visitors and for work no person asked for. */
  public static Optional<Person> signedIn() {
    return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
        .map(Authentication::getPrincipal)
        .filter(Person.class::isInstance)
        .map(Person.class::cast);
  }

  /**
   * Whose request this is.
   *
   * @throws IllegalStateException where nobody is signed in, on a route that should have asked for
   *     it
   */
  public static Person current() {
    return signedIn().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
  }

  public Optional<Person> find(String id) {
    return Optional.ofNullable(identities.createUserQuery().userId(id).singleResult())
        .map(user -> new Person(user.getId(), groupsOf(user.getId()), tenantsOf(user.getId())));
  }

  private Set<String> groupsOf(String id) {
    return identities.createGroupQuery().groupMember(id).list().stream()
        .map(Group::getId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Set<String> tenantsOf(String id) {
    return identities.createTenantQuery().userMember(id).includingGroupsOfUser(true).list().stream()
        .map(Tenant::getId)
        .collect(Collectors.toUnmodifiableSet());
  }
}
