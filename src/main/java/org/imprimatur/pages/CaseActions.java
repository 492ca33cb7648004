package org.imprimatur.pages;

import java.util.UUID;
import org.imprimatur.channels.Moderation;
import org.imprimatur.interactions.Interaction;
import org.imprimatur.interactions.InteractionDesk;
import org.imprimatur.interactions.ModerationDesk;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done on the page of an interaction, besides its task. */
@Controller
@RequestMapping("/inbox/{id}")
class CaseActions {
  private final CasePage page;
  private final CaseChoices choices;
  private final InteractionDesk desk;
  private final ModerationDesk moderation;

  CaseActions(CasePage page, CaseChoices choices, InteractionDesk desk, ModerationDesk moderation) {
    this.page = page;
    this.choices = choices;
    this.desk = desk;
    this.moderation = moderation;
  }

  @PostMapping("/take-on")
  String takeOn(@PathVariable String id, RedirectAttributes next) {
    var interaction = page.visible(id);
    return done(
        interaction,
        choices.of(interaction, People.current()).takeOn(),
        () -> desk.takeOn(interaction.id(), People.current().id()),
        "It is yours now.",
        next);
  }

  @PostMapping("/vip")
  String vip(
      @PathVariable String id,
      @RequestParam(defaultValue = "true") boolean vip,
      RedirectAttributes next) {
    var interaction = page.visible(id);
    return done(
        interaction,
        choices.of(interaction, People.current()).markVip(),
        () -> desk.treatAsVip(interaction.id(), vip, People.current().id()),
        vip ? "Their next message is triaged as a VIP's." : "They are no VIP any more.",
        next);
  }

  @PostMapping("/moderate")
  String moderate(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String message,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes next) {
    var interaction = page.visible(id);
    return done(
        interaction,
        !choices.of(interaction, People.current()).actions().isEmpty(),
        () ->
            moderation.order(
                interaction.id(), message(message), action(action), reason, People.current().id()),
        "It is being done; what no machine can do becomes a task.",
        next);
  }

  private static Moderation action(String name) {
    try {
      return Moderation.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("action", "Choose what is to be done.");
    }
  }

  private static UUID message(String id) {
    try {
      return id.isEmpty() ? null : UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("message", "Choose one of these messages.");
    }
  }

  private static String done(
      Interaction interaction, boolean may, Runnable deed, String what, RedirectAttributes next) {
    if (!may && interaction.open()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    try {
      if (!may) throw Refusal.conflict("It is closed already.");
      deed.run();
      next.addFlashAttribute("done", what);
    } catch (Refusal e) {
      next.addFlashAttribute("refused", e.getMessage());
    }
    return "redirect:" + Links.interaction(interaction.id());
  }
}
