package org.imprimatur.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Sign-in through the agency's own OpenID provider, where one is configured. The provider says who
 * it is; what they may do is said by their account here, so somebody without one stays outside.
 */
@Component
class SingleSignOn implements AuthenticationSuccessHandler {

  private final ObjectProvider<InMemoryClientRegistrationRepository> providers;
  private final People people;
  private final HttpSessionSecurityContextRepository sessions =
      new HttpSessionSecurityContextRepository();

  SingleSignOn(ObjectProvider<InMemoryClientRegistrationRepository> providers, People people) {
    this.providers = providers;
    this.people = people;
  }

  /** A provider as the login page offers it. */
  record Provider(String name, String url) {}

  List<Provider> offered() {
    return providers.stream()
        .flatMap(all -> StreamSupport.stream(all.spliterator(), false))
        .map(SingleSignOn::provider)
        .toList();
  }

  private static Provider provider(ClientRegistration registration) {
    return new Provider(
        registration.getClientName(), "/oauth2/authorization/" + registration.getRegistrationId());
  }

  void offerIn(HttpSecurity pages) throws Exception {
    if (providers.getIfAvailable() == null) return;
    pages.oauth2Login(login -> login.loginPage("/login").successHandler(this));
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication stranger)
      throws IOException {
    var person = people.find(stranger.getName());
    if (person.isEmpty()) {
      SecurityContextHolder.clearContext();
      request.getSession().invalidate();
      response.sendRedirect("/login?unknown");
      return;
    }
    var context = new SecurityContextImpl(Login.authentication(person.get()));
    SecurityContextHolder.setContext(context);
    sessions.saveContext(context, request, response);
    response.sendRedirect("/");
  }
}
