package org.imprimatur.pages;

import java.util.Map;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.imprimatur.security.VisibleClients;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The clients and what was agreed with each. */
@Controller
class ClientPage {
  private final ClientAssembly assembly;
  private final TermsOfApproval terms;
  private final VisibleClients clients;

  ClientPage(ClientAssembly assembly, TermsOfApproval terms, VisibleClients clients) {
    this.assembly = assembly;
    this.terms = terms;
    this.clients = clients;
  }

  /** Somebody of a client has but one agreement to read. */
  @GetMapping("/clients")
  String list(Model model) {
    var person = People.current();
    var visible = clients.of(person);
    if (!person.isStaff() && visible.size() == 1)
      return "redirect:" + Links.client(visible.get(0).key());
    model.addAttribute("clients", assembly.rows(visible));
    return "clients";
  }

  @GetMapping("/clients/{key}")
  String client(@PathVariable String key, Model model) {
    var client = visible(key);
    return show(
        client, TermsForm.of(client, terms.of(client.key())), ApproverForm.EMPTY, Map.of(), model);
  }

  /** The page with its forms as they were filled in, and what is wrong with them by field. */
  String show(
      Client client,
      TermsForm form,
      ApproverForm approver,
      Map<String, String> problems,
      Model model) {
    model.addAttribute("client", assembly.of(client, Roles.mayStepIn(People.current())));
    model.addAttribute("terms", form);
    model.addAttribute("approver", approver);
    model.addAttribute("askedFor", approver != ApproverForm.EMPTY);
    model.addAttribute("problems", problems);
    return "client";
  }

  /** Another's client is none at all. */
  Client visible(String key) {
    try {
      return clients.get(People.current(), key);
    } catch (Refusal e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
  }
}
