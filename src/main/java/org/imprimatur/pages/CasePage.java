package org.imprimatur.pages;

import java.util.UUID;
import org.imprimatur.interactions.Interaction;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.security.People;
import org.imprimatur.workflow.Whereabouts;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;

/** The page of one interaction, and the drawings it shows. */
@Controller
@RequestMapping("/inbox/{id}")
class CasePage {
  private final InteractionDesk desk;
  private final CaseAssembly assembly;
  private final Whereabouts whereabouts;
  private final CaseChoices actions;

  CasePage(
      InteractionDesk desk, CaseAssembly assembly, Whereabouts whereabouts, CaseChoices actions) {
    this.desk = desk;
    this.assembly = assembly;
    this.whereabouts = whereabouts;
    this.actions = actions;
  }

  @GetMapping
  String interaction(@PathVariable String id, Model model) {
    var interaction = visible(id);
    var person = People.current();
    model.addAttribute("talk", assembly.of(interaction, person));
    model.addAttribute("id", interaction.id());
    model.addAttribute("may", actions.of(interaction, person));
    return "inbox/case";
  }

  @GetMapping("/process/{definition}.bpmn")
  ResponseEntity<String> drawing(@PathVariable String id, @PathVariable String definition) {
    return whereabouts
        .drawing(visible(id).id(), definition)
        .map(xml -> ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(xml))
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** To clients there is no such page; another client's, an unknown one and nonsense are alike. */
  Interaction visible(String id) {
    var person = People.current();
    try {
      return desk.find(UUID.fromString(id))
          .filter(found -> person.isStaff() && person.sees(found.clientKey()))
          .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
  }
}
