package org.imprimatur;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** One person per role, in the engine as anybody is; the clients they belong to must be there. */
@TestComponent
public class PeopleOfTests {
  private static final Map<String, String> GROUPS =
      Map.of(
          "owner", "processOwners",
          "strategist", "strategists",
          "manager", "communityManagers",
          "reviewer", "reviewers",
          "acme", "clientAcme",
          "borealis", "clientBorealis",
          "lead", "leads",
          "support", "support",
          "admin", "administrators");

  private final IdentityService identities;
  private final People people;

  PeopleOfTests(IdentityService identities, People people) {
    this.identities = identities;
    this.people = people;
  }

  public void create() {
    GROUPS.forEach(
        (id, group) -> {
          if (identities.createUserQuery().userId(id).count() > 0) return;
          identities.saveUser(identities.newUser(id));
          identities.createMembership(id, group);
        });
  }

  /** Signs a request in. */
  public RequestPostProcessor as(String id) {
    Person person = people.find(id).orElseThrow();
    var authorities = new java.util.ArrayList<SimpleGrantedAuthority>();
    person.groups().forEach(group -> authorities.add(new SimpleGrantedAuthority("GROUP_" + group)));
    person.tenants().forEach(t -> authorities.add(new SimpleGrantedAuthority("TENANT_" + t)));
    return SecurityMockMvcRequestPostProcessors.authentication(
        UsernamePasswordAuthenticationToken.authenticated(person, null, List.copyOf(authorities)));
  }
}
