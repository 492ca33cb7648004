package org.imprimatur.replay.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.imprimatur.problem.Refusal;
import org.imprimatur.replay.ReplayDesk;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.imprimatur.security.VisibleClients;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where process owners try a change before they deploy it. */
@Controller
@RequestMapping("/processes/replay")
class ReplayPage {
  private final ReplayDesk desk;
  private final Wishes wishes;
  private final VisibleClients clients;

  ReplayPage(ReplayDesk desk, Wishes wishes, VisibleClients clients) {
    this.desk = desk;
    this.wishes = wishes;
    this.clients = clients;
  }

  @GetMapping
  String start(Model model) {
    var owner = owner();
    model.addAttribute("clients", clients.of(owner));
    model.addAttribute("runs", desk.latest(owner).stream().map(ReplayView::of).toList());
    return "replay";
  }

  @PostMapping
  String order(
      @RequestParam(required = false) MultipartFile file,
      @RequestParam(defaultValue = "") List<String> client,
      @RequestParam(defaultValue = "4") int weeks,
      @RequestParam(required = false) Integer newStepHours,
      RedirectAttributes page)
      throws IOException {
    var owner = owner();
    try {
      if (file == null) throw Refusal.invalid("file", "Choose a .bpmn or .dmn file.");
      return "redirect:/processes/replay/"
          + desk.order(wishes.of(file, client, weeks, newStepHours), owner);
    } catch (Refusal e) {
      page.addFlashAttribute("refused", e.getMessage());
      return "redirect:/processes/replay";
    }
  }

  @GetMapping("/{id}")
  String show(@PathVariable String id, Model model, HttpServletResponse response) {
    try {
      var run = desk.get(UUID.fromString(id), owner());
      if (run.running()) response.setHeader("Refresh", "2");
      model.addAttribute("run", ReplayView.of(run));
      return "replay-run";
    } catch (IllegalArgumentException | Refusal e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
  }

  @PostMapping("/{id}/cancel")
  String cancel(@PathVariable String id) {
    try {
      desk.cancel(UUID.fromString(id), owner());
      return "redirect:/processes/replay/" + UUID.fromString(id);
    } catch (IllegalArgumentException | Refusal e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
  }

  private static Person owner() {
    var person = People.current();
    if (!person.isProcessOwner()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    return person;
  }
}
