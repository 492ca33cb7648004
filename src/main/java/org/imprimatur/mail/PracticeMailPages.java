package org.imprimatur.mail;

import java.util.UUID;
import org.imprimatur.clients.Clients;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The demo's mailbox, for the agency's people: its letters hold what only their readers know. */
@Controller
@Profile("demo")
class PracticeMailPages {
  private final PracticeLetters letters;
  private final PostOffice office;
  private final Clients clients;

  PracticeMailPages(PracticeLetters letters, PostOffice office, Clients clients) {
    this.letters = letters;
    this.office = office;
    this.clients = clients;
  }

  @GetMapping("/practice/mail")
  String list(Model model) {
    requireStaff();
    model.addAttribute(
        "letters", letters.findTop100ByOrderByReceivedAtDesc().stream().map(this::view).toList());
    return "practice/mailbox";
  }

  @GetMapping("/practice/mail/{id}")
  String letter(@PathVariable UUID id, Model model) {
    requireStaff();
    var letter = letters.findById(id).orElseThrow(PracticeMailPages::unknown);
    model.addAttribute("letter", view(letter));
    return "practice/letter";
  }

  private PracticeMailView view(PracticeLetter letter) {
    var mail = office.get(letter.mailId());
    return PracticeMailView.of(
        letter, mail, office.subjectOf(mail.id()), clients.get(mail.clientKey()));
  }

  private static void requireStaff() {
    if (!People.signedIn().filter(Person::isStaff).isPresent()) throw unknown();
  }

  private static ResponseStatusException unknown() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
