package org.imprimatur.pages;

import java.util.List;
import java.util.UUID;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.VisiblePiece;
import org.imprimatur.decisions.DecisionRecords;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.imprimatur.workflow.Whereabouts;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of one piece, and the drawings it shows. */
@Controller
@RequestMapping("/pieces/{id}")
class PiecePage {
  private final PieceReading pieces;
  private final PieceAssembly assembly;
  private final PieceChanges changes;
  private final PieceTalk talk;
  private final DecisionRecords decisions;
  private final Whereabouts whereabouts;

  PiecePage(
      PieceReading pieces,
      PieceAssembly assembly,
      PieceChanges changes,
      PieceTalk talk,
      DecisionRecords decisions,
      Whereabouts whereabouts) {
    this.pieces = pieces;
    this.assembly = assembly;
    this.changes = changes;
    this.talk = talk;
    this.decisions = decisions;
    this.whereabouts = whereabouts;
  }

  @GetMapping
  String piece(
      @PathVariable String id,
      @RequestParam(required = false) Integer from,
      @RequestParam(required = false) Integer to,
      Model model) {
    var person = People.current();
    var piece = visible(id);
    model.addAttribute("piece", assembly.of(piece, person));
    model.addAttribute("changes", changes(piece, from, to, person));
    model.addAttribute("talk", talk.of(piece));
    // By which words a client is handled with care is not the client's to read.
    model.addAttribute("decisions", piece.team() ? decisions.of(piece.id()) : List.of());
    changes.seen(piece, person);
    return "piece";
  }

  @GetMapping("/process/{definition}.bpmn")
  ResponseEntity<String> drawing(@PathVariable String id, @PathVariable String definition) {
    return whereabouts
        .drawing(visible(id).id(), definition)
        .map(xml -> ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(xml))
        .orElseThrow(PiecePage::nothingHere);
  }

  private ChangesView changes(VisiblePiece piece, Integer from, Integer to, Person person) {
    try {
      return changes.of(piece, from, to, person);
    } catch (Refusal e) {
      throw nothingHere();
    }
  }

  /** Another client's piece, an unknown one and nonsense all look the same. */
  private VisiblePiece visible(String id) {
    try {
      return pieces.get(UUID.fromString(id), People.current());
    } catch (IllegalArgumentException e) {
      throw nothingHere();
    } catch (Refusal e) {
      if (e.kind() == Refusal.Kind.UNKNOWN) throw nothingHere();
      throw e;
    }
  }

  private static ResponseStatusException nothingHere() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
