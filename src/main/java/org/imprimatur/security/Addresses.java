package org.imprimatur.security;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.stereotype.Component;

/** Where people with an account are written to. */
@Component
public class Addresses {
  private final IdentityService identities;

  Addresses(IdentityService identities) {
    this.identities = identities;
  }

  /** Somebody's name and mail address. */
  public record Address(String name, String email) {}

  /** Empty if there is no such account, or it names no address. */
  public Optional<Address> of(String login) {
    if (login.isEmpty()) return Optional.empty();
    return Optional.ofNullable(identities.createUserQuery().userId(login).singleResult())
        .filter(user -> user.getEmail() != null && !user.getEmail().isBlank())
        .map(user -> new Address(name(user), user.getEmail().strip()));
  }

  /** Everybody of a group who has an address. */
  public List<Address> ofMembers(String group) {
    return identities.createUserQuery().memberOfGroup(group).list().stream()
        .filter(user -> user.getEmail() != null && !user.getEmail().isBlank())
        .map(user -> new Address(name(user), user.getEmail().strip()))
        .toList();
  }

  private static String name(User user) {
    var first = user.getFirstName() == null ? "" : user.getFirstName();
    var last = user.getLastName() == null ? "" : user.getLastName();
    var name = (first + " " + last).strip();
    return name.isEmpty() ? user.getId() : name;
  }
}
