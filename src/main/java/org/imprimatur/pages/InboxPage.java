package org.imprimatur.pages;

import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Payload;
import org.imprimatur.security.People;
import org.imprimatur.security.VisibleClients;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;

/** What the audience says and nobody has answered yet, what breaches first on top. */
@Controller
class InboxPage {
  private final InboxAssembly assembly;
  private final VisibleClients clients;

  InboxPage(InboxAssembly assembly, VisibleClients clients) {
    this.assembly = assembly;
    this.clients = clients;
  }

  @GetMapping("/inbox")
  String inbox(@ModelAttribute("filter") InboxFilter filter, Model model) {
    var view = view(filter);
    model.addAttribute("inbox", view);
    model.addAttribute("tag", tag(view));
    return "inbox/inbox";
  }

  /** The list alone; not at all where nothing changed. */
  @GetMapping("/inbox/list")
  String list(@ModelAttribute("filter") InboxFilter filter, Model model, WebRequest request) {
    var view = view(filter);
    if (request.checkNotModified(tag(view))) return null;
    model.addAttribute("inbox", view);
    return "inbox/inbox :: list";
  }

  /** What is shown has changed when its words have; its clocks among them. */
  private static String tag(InboxView view) {
    return "\"" + Payload.digest(view.toString()) + "\"";
  }

  private InboxView view(InboxFilter filter) {
    var person = People.current();
    // To clients there is no such page.
    if (!person.isStaff()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    var visible = clients.of(person);
    try {
      var wanted =
          filter.client().isEmpty()
              ? visible
              : java.util.List.of(clients.get(person, filter.client()));
      return assembly.of(filter, wanted, visible, person);
    } catch (Refusal e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
  }
}
