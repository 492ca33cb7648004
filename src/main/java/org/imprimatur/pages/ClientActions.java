package org.imprimatur.pages;

import java.util.UUID;
import org.imprimatur.approvals.Agreements;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.ClientDesk;
import org.imprimatur.clients.NewApprover;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changes what was agreed with a client, from its page; what is refused is said at its field. */
@Controller
@RequestMapping("/clients/{key}")
class ClientActions {
  private final ClientPage page;
  private final TermsEntry entry;
  private final TermsOfApproval terms;
  private final Agreements agreements;
  private final ClientDesk desk;
  private final People people;

  ClientActions(
      ClientPage page,
      TermsEntry entry,
      TermsOfApproval terms,
      Agreements agreements,
      ClientDesk desk,
      People people) {
    this.page = page;
    this.entry = entry;
    this.terms = terms;
    this.agreements = agreements;
    this.desk = desk;
    this.people = people;
  }

  @PostMapping("/terms")
  ModelAndView agree(
      @PathVariable String key,
      @ModelAttribute("terms") TermsForm form,
      Model model,
      RedirectAttributes next) {
    var client = editable(key);
    var entries = new Entries();
    var agreed = entry.read(client, form, entries);
    if (entries.fine()) entries.accepted(() -> agreements.agree(agreed.policy(), agreed.terms()));
    if (entries.fine()) return done(client, "It is agreed.", next);
    return again(page.show(client, form, ApproverForm.EMPTY, entries.problems(), model), model);
  }

  @PostMapping("/approvers")
  ModelAndView add(
      @PathVariable String key,
      @ModelAttribute("approver") ApproverForm form,
      Model model,
      RedirectAttributes next) {
    var client = editable(key);
    var entries = new Entries();
    var login = entries.text("login", form.login());
    if (!login.isEmpty()) {
      entries.accepted(
          () -> {
            people.requireOf(client, "login", login);
            return login;
          });
    }
    var wanted =
        entries.accepted(
            () ->
                new NewApprover(
                    client.key(),
                    entries.text("name", form.name()),
                    entries.text("email", form.email()),
                    login,
                    entries.text("role", form.role()),
                    form.substitute()));
    if (entries.fine()) entries.accepted(() -> desk.addApprover(wanted));
    if (entries.fine()) return done(client, wanted.name() + " is asked from now on.", next);
    var agreed = TermsForm.of(client, terms.of(client.key()));
    return again(page.show(client, agreed, form, entries.problems(), model), model);
  }

  @PostMapping("/approvers/{id}/remove")
  String remove(@PathVariable String key, @PathVariable String id, RedirectAttributes next) {
    var client = editable(key);
    try {
      desk.removeApprover(client.key(), UUID.fromString(id));
      next.addFlashAttribute("done", "They are asked no more.");
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    } catch (Refusal e) {
      next.addFlashAttribute("refused", e.getMessage());
    }
    return "redirect:" + Links.client(client.key());
  }

  private static ModelAndView done(Client client, String what, RedirectAttributes next) {
    next.addFlashAttribute("done", what);
    return new ModelAndView("redirect:" + Links.client(client.key()));
  }

  private static ModelAndView again(String view, Model model) {
    return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
  }

  private Client editable(String key) {
    var client = page.visible(key);
    if (!Roles.mayStepIn(People.current())) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    return client;
  }
}
