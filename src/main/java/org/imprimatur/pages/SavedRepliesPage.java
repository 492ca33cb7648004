package org.imprimatur.pages;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.WallClock;
import org.imprimatur.interactions.Placeholders;
import org.imprimatur.interactions.SavedReply;
import org.imprimatur.interactions.SavedReplyDesk;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The answers that are written once for a client and used often. */
@Controller
@RequestMapping("/clients/{key}/replies")
class SavedRepliesPage {
  private final ClientPage page;
  private final SavedReplyDesk saved;

  SavedRepliesPage(ClientPage page, SavedReplyDesk saved) {
    this.page = page;
    this.saved = saved;
  }

  /**
   * A saved reply as the page shows it.
   *
   * @param versions when each version was written and by whom, the newest first
   */
  record Shown(
      UUID id, String name, String text, boolean retired, String version, List<String> versions) {}

  @GetMapping
  String list(@PathVariable String key, Model model) {
    return show(theirs(key), "", "", Map.of(), model);
  }

  @PostMapping
  ModelAndView write(
      @PathVariable String key,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String text,
      Model model,
      RedirectAttributes next) {
    var client = editable(key);
    var entries = new Entries();
    var kept = entries.accepted(() -> saved.write(client.key(), name, text, People.current().id()));
    if (entries.fine()) {
      next.addFlashAttribute(
          "done", "“%s” is offered in version %d.".formatted(kept.name(), kept.no()));
      return new ModelAndView("redirect:" + address(client));
    }
    return new ModelAndView(
        show(client, name, text, entries.problems(), model),
        model.asMap(),
        HttpStatus.UNPROCESSABLE_ENTITY);
  }

  @PostMapping("/{id}/retire")
  String retire(
      @PathVariable String key,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "true") boolean retired,
      RedirectAttributes next) {
    var client = editable(key);
    try {
      if (!saved.get(id).clientKey().equals(client.key()))
        throw Refusal.unknown("There is no saved reply " + id + ".");
      saved.retire(id, retired);
      next.addFlashAttribute("done", retired ? "It is offered no longer." : "It is offered again.");
    } catch (Refusal e) {
      next.addFlashAttribute("refused", e.getMessage());
    }
    return "redirect:" + address(client);
  }

  private String show(
      Client client, String name, String text, Map<String, String> problems, Model model) {
    var wall = new WallClock(client.zone());
    model.addAttribute("client", client);
    model.addAttribute("name", name);
    model.addAttribute("text", text);
    model.addAttribute("problems", problems);
    model.addAttribute("placeholders", Placeholders.KNOWN);
    model.addAttribute("mayEdit", Roles.mayStepIn(People.current()));
    model.addAttribute(
        "replies",
        saved.all(client.key()).stream()
            .map(
                reply ->
                    new Shown(
                        reply.id(),
                        reply.name(),
                        reply.text(),
                        reply.retired(),
                        version(reply, wall),
                        saved.versions(client.key(), reply.name()).stream()
                            .skip(1)
                            .map(older -> version(older, wall) + ": " + older.text())
                            .toList()))
            .toList());
    return "saved-replies";
  }

  private static String version(SavedReply reply, WallClock wall) {
    return "Version %d by %s, %s"
        .formatted(reply.no(), reply.author(), wall.show(reply.writtenAt()));
  }

  private static String address(Client client) {
    return Links.client(client.key()) + "/replies";
  }

  /** The audience is the agency's business; a client's own people have no such page. */
  private Client theirs(String key) {
    var client = page.visible(key);
    if (!People.current().isStaff()) throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    return client;
  }

  private Client editable(String key) {
    var client = theirs(key);
    if (!Roles.mayStepIn(People.current())) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    return client;
  }
}
