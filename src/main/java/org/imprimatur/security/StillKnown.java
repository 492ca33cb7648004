package org.imprimatur.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at the account again on every request of a session, so that a removed person or a lost
 * group counts at once.
 */
class StillKnown extends OncePerRequestFilter {

  private final People people;

  StillKnown(People people) {
    this.people = people;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    People.signedIn().ifPresent(person -> refresh(person, request));
    chain.doFilter(request, response);
  }

  private void refresh(Person person, HttpServletRequest request) {
    var now = people.find(person.id());
    if (now.isEmpty()) {
      SecurityContextHolder.clearContext();
      if (request.getSession(false) != null) {
        request.getSession(false).invalidate();
      }
    } else if (!now.get().equals(person)) {
      SecurityContextHolder.setContext(new SecurityContextImpl(Login.authentication(now.get())));
    }
  }
}
