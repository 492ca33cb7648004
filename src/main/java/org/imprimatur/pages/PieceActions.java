package org.imprimatur.pages;

import java.util.UUID;
import java.util.function.BiConsumer;
import org.imprimatur.clients.Slots;
import org.imprimatur.content.ContentDesk;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.VisiblePiece;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Steps in from the page of a piece; what is refused is said there. */
@Controller
@RequestMapping("/pieces/{id}")
class PieceActions {
  private final ContentDesk desk;
  private final PieceReading pieces;
  private final Slots slots;

  PieceActions(ContentDesk desk, PieceReading pieces, Slots slots) {
    this.desk = desk;
    this.pieces = pieces;
    this.slots = slots;
  }

  @PostMapping("/withdraw")
  String withdraw(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes page) {
    return act(
        id, page, "It is withdrawn.", (piece, by) -> desk.withdraw(piece.id(), text(reason), by));
  }

  @PostMapping("/pause")
  String pause(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String reason,
      RedirectAttributes page) {
    return act(id, page, "It is paused.", (piece, by) -> desk.pause(piece.id(), text(reason), by));
  }

  @PostMapping("/resume")
  String resume(@PathVariable String id, RedirectAttributes page) {
    return act(id, page, "It goes on.", (piece, by) -> desk.resume(piece.id(), by));
  }

  @PostMapping("/reschedule")
  String reschedule(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String slotChoice,
      @RequestParam(defaultValue = "") String slotAt,
      RedirectAttributes page) {
    return act(
        id,
        page,
        "It has a new slot.",
        (piece, by) ->
            desk.plan(piece.id(), slots.required(piece.clientKey(), slotChoice, slotAt), by));
  }

  private String act(
      String id, RedirectAttributes page, String done, BiConsumer<VisiblePiece, String> verb) {
    var person = People.current();
    var piece = visible(id, person);
    try {
      verb.accept(piece, person.id());
      page.addFlashAttribute("done", done);
    } catch (Refusal e) {
      page.addFlashAttribute("refused", e.getMessage());
    }
    return "redirect:" + Links.piece(piece.id());
  }

  private VisiblePiece visible(String id, Person person) {
    VisiblePiece piece;
    try {
      piece = pieces.get(UUID.fromString(id), person);
    } catch (IllegalArgumentException | Refusal e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
    if (!Roles.mayStepIn(person)) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    return piece;
  }

  private static String text(String entered) {
    if (entered.length() > 1000)
      throw Refusal.invalid("reason", "At most 1,000 characters are possible.");
    if (entered.indexOf('\0') >= 0)
      throw Refusal.invalid("reason", "It contains a character that cannot be stored.");
    return entered;
  }
}
