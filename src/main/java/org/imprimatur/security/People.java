package org.imprimatur.security;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.User;
import org.imprimatur.clients.Client;
import org.imprimatur.problem.Refusal;
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

  /** An account as others see it; the address is "" where none is known. */
  public record Account(String login, String name, String email) {
    static Account of(User user) {
      var name =
          Stream.of(user.getFirstName(), user.getLastName())
              .filter(part -> part != null && !part.isBlank())
              .collect(Collectors.joining(" "));
      return new Account(
          user.getId(),
          name.isEmpty() ? user.getId() : name,
          user.getEmail() == null ? "" : user.getEmail());
    }
  }

  /** Everybody of the agency, by name. */
  public List<Account> staff() {
    return members(Groups.STAFF);
  }

  /** The client's own people, by name. */
  public List<Account> of(Client client) {
    return members(List.of(client.group()));
  }

  private List<Account> members(List<String> groups) {
    return groups.stream()
        .flatMap(group -> identities.createUserQuery().memberOfGroup(group).list().stream())
        .map(Account::of)
        .distinct()
        .sorted(Comparator.comparing(Account::name))
        .toList();
  }

  /**
   * For a field that takes an account of the agency.
   *
   * @throws Refusal if it holds another
   */
  public void requireStaff(String field, String login) {
    if (staff().stream().noneMatch(account -> account.login().equals(login)))
      throw Refusal.invalid(field, "Nobody of the agency has the login '" + login + "'.");
  }

  /**
   * For a field that takes an account of the client.
   *
   * @throws Refusal if it holds another
   */
  public void requireOf(Client client, String field, String login) {
    if (of(client).stream().noneMatch(account -> account.login().equals(login)))
      throw Refusal.invalid(
          field, "Nobody of %s has the login '%s'.".formatted(client.name(), login));
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
