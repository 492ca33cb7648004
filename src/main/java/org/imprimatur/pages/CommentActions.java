package org.imprimatur.pages;

import java.util.UUID;
import org.imprimatur.content.Conversation;
import org.imprimatur.content.Remark;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes what somebody says about a piece on its page. */
@Controller
class CommentActions {
  private final Conversation conversation;

  CommentActions(Conversation conversation) {
    this.conversation = conversation;
  }

  /** Who is of the agency speaks internally unless they say that it is for the client. */
  @PostMapping("/pieces/{id}/comments")
  String say(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String audience,
      @RequestParam(defaultValue = "") String channel,
      @RequestParam(defaultValue = "") String parent,
      RedirectAttributes page) {
    var person = People.current();
    var internal = audience.isEmpty() ? person.isStaff() : !audience.equals("client");
    try {
      conversation.say(
          UUID.fromString(id), new Remark(text, internal, key(channel), key(parent)), person);
      page.addFlashAttribute("done", "It is said.");
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    } catch (Refusal e) {
      if (e.kind() == Refusal.Kind.UNKNOWN)
        throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
      if (e.kind() == Refusal.Kind.FORBIDDEN)
        throw new ResponseStatusException(HttpStatus.FORBIDDEN, null, e);
      page.addFlashAttribute("refused", e.getMessage());
      page.addFlashAttribute("unsaid", text);
    }
    return "redirect:" + Links.piece(id) + "#comments";
  }

  private static UUID key(String entered) {
    return entered.isEmpty() ? null : UUID.fromString(entered);
  }
}
