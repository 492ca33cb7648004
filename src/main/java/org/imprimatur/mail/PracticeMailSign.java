package org.imprimatur.mail;

import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the practice network's pages whether to show the way to its mailbox. */
@ControllerAdvice(annotations = Controller.class)
@Profile("demo")
class PracticeMailSign {

  @ModelAttribute("practiceMailbox")
  boolean practiceMailbox() {
    return People.signedIn().filter(Person::isStaff).isPresent();
  }
}
