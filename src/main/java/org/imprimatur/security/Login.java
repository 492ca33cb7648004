package org.imprimatur.security;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks login and password, for the form and for HTTP Basic alike. Every refusal sounds the same.
 */
@Component
class Login implements AuthenticationProvider {

  private final Passwords passwords;
  private final LoginThrottle throttle;
  private final People people;

  Login(Passwords passwords, LoginThrottle throttle, People people) {
    this.passwords = passwords;
    this.throttle = throttle;
    this.people = people;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    var id = attempt.getName();
    var address = addressOf(attempt);
    if (!throttle.allows(address, id)) {
      throw refused();
    }
    if (!passwords.match(id, String.valueOf(attempt.getCredentials()))) {
      throttle.failed(address, id);
      throw refused();
    }
    throttle.succeeded(address, id);
    return people.find(id).map(Login::authentication).orElseThrow(Login::refused);
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }

  static Authentication authentication(Person person) {
    return UsernamePasswordAuthenticationToken.authenticated(person, null, authorities(person));
  }

  static String authority(String group) {
    return "GROUP_" + group;
  }

  private static List<GrantedAuthority> authorities(Person person) {
    return Stream.concat(
            person.groups().stream().map(Login::authority),
            person.tenants().stream().map(tenant -> "TENANT_" + tenant))
        .map(name -> (GrantedAuthority) new SimpleGrantedAuthority(name))
        .toList();
  }

  private static String addressOf(Authentication attempt) {
    return attempt.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : "";
  }

  private static BadCredentialsException refused() {
    return new BadCredentialsException(
        "Login or password is wrong, or there were too many attempts.");
  }
}
