package org.imprimatur.web;

import java.security.Principal;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the layout shows on every page. */
@ControllerAdvice(annotations = Controller.class)
class PageShell {
  private final boolean demo;

  PageShell(Environment environment) {
    demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  /** The login of whoever looks at the page, or "". */
  @ModelAttribute("signedInAs")
  String signedInAs(Principal person) {
    return person == null ? "" : person.getName();
  }

  /** Whether whoever looks works for the agency. */
  @ModelAttribute("staff")
  boolean staff() {
    return People.signedIn().filter(Person::isStaff).isPresent();
  }

  /** Whether this is the one-command run with its demo accounts. */
  @ModelAttribute("demo")
  boolean demo() {
    return demo;
  }
}
