package org.imprimatur.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.engine.rest.security.auth.impl.ContainerBasedAuthenticationProvider;

/** Makes our login the login of Tasklist, Cockpit and Admin. */
public class WebappIdentity extends ContainerBasedAuthenticationProvider {

  @Override
  public AuthenticationResult extractAuthenticatedUser(
      HttpServletRequest request, ProcessEngine engine) {
    return People.signedIn()
        .map(WebappIdentity::result)
        .orElseGet(AuthenticationResult::unsuccessful);
  }

  private static AuthenticationResult result(Person person) {
    var result = AuthenticationResult.successful(person.id());
    result.setGroups(List.copyOf(person.groups()));
    result.setTenants(List.copyOf(person.tenants()));
    return result;
  }
}
