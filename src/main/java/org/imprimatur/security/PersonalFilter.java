package org.imprimatur.security;

import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/** Gives whoever signs in their own list of tasks, however their account came to be. */
@Component
class PersonalFilter {

  private final TaskFilters filters;

  PersonalFilter(TaskFilters filters) {
    this.filters = filters;
  }

  @EventListener
  void on(InteractiveAuthenticationSuccessEvent login) {
    filters.forPerson(login.getAuthentication().getName());
  }
}
