package org.imprimatur.pages;

import java.util.UUID;
import org.imprimatur.content.ContentPiece;
import org.imprimatur.content.PieceReading;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.imprimatur.security.VisibleClients;
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

/** The page of one piece, and the drawings it shows. */
@Controller
@RequestMapping("/pieces/{id}")
class PiecePage {
  private final PieceReading pieces;
  private final PieceAssembly assembly;
  private final Whereabouts whereabouts;
  private final VisibleClients clients;

  PiecePage(
      PieceReading pieces,
      PieceAssembly assembly,
      Whereabouts whereabouts,
      VisibleClients clients) {
    this.pieces = pieces;
    this.assembly = assembly;
    this.whereabouts = whereabouts;
    this.clients = clients;
  }

  @GetMapping
  String piece(@PathVariable String id, Model model) {
    model.addAttribute("piece", assembly.of(visible(id), People.current()));
    return "piece";
  }

  @GetMapping("/process/{definition}.bpmn")
  ResponseEntity<String> drawing(@PathVariable String id, @PathVariable String definition) {
    return whereabouts
        .drawing(visible(id).id(), definition)
        .map(xml -> ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(xml))
        .orElseThrow(PiecePage::nothingHere);
  }

  /** Another client's piece, an unknown one and nonsense all look the same. */
  private ContentPiece visible(String id) {
    try {
      return pieces.get(UUID.fromString(id), clients.keys(People.current()));
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
