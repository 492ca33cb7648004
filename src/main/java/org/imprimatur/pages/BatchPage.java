package org.imprimatur.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.clients.Client;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.imprimatur.security.VisibleClients;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Everything that waits for a client's approval in a month or a week, on one page. */
@Controller
@RequestMapping("/approvals")
class BatchPage {
  /** What can be decided here; rejecting for good is done piece by piece. */
  private static final Set<String> DECISIONS =
      Set.of(ApprovalDecision.APPROVE.name(), ApprovalDecision.REQUEST_CHANGES.name());

  private static final int MOST = 1000;

  private final BatchAssembly assembly;
  private final BatchDecisions decisions;
  private final VisibleClients clients;

  BatchPage(BatchAssembly assembly, BatchDecisions decisions, VisibleClients clients) {
    this.assembly = assembly;
    this.decisions = decisions;
    this.clients = clients;
  }

  @GetMapping
  String show(
      @RequestParam(defaultValue = "") String client,
      @RequestParam(defaultValue = "") String month,
      @RequestParam(defaultValue = "") String week,
      Model model) {
    var person = People.current();
    var visible = clients.of(person);
    if (!visible.isEmpty()) {
      var chosen = client.isEmpty() ? visible.get(0) : visible(person, client);
      model.addAttribute(
          "batch", assembly.of(chosen, visible, BatchPeriod.of(month, week), person));
    }
    return "approvals";
  }

  @PostMapping
  String decide(@RequestParam Map<String, String> entered, RedirectAttributes next) {
    var person = People.current();
    var client = visible(person, entered.getOrDefault("client", ""));
    if (person.isStaff()) throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    var outcomes = new ArrayList<BatchView.Outcome>();
    var lost = new LinkedHashMap<String, BatchView.Entered>();
    for (var decision : decisions(entered)) {
      var outcome = decisions.take(decision, person);
      outcomes.add(outcome);
      if (outcome.tone() == Tone.BAD)
        lost.put(
            decision.request(), new BatchView.Entered(decision.decision(), decision.comment()));
    }
    next.addFlashAttribute("outcomes", outcomes);
    next.addFlashAttribute("entered", lost);
    var period =
        BatchPeriod.of(entered.getOrDefault("month", ""), entered.getOrDefault("week", ""));
    return "redirect:/approvals?client="
        + client.key()
        + period.map(chosen -> "&" + chosen.query()).orElse("");
  }

  private static List<BatchDecisions.Decision> decisions(Map<String, String> entered) {
    return entered.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("decision."))
        .filter(entry -> DECISIONS.contains(entry.getValue()))
        .limit(MOST)
        .map(
            entry -> {
              var request = entry.getKey().substring("decision.".length());
              return new BatchDecisions.Decision(
                  request,
                  entry.getValue(),
                  entered.getOrDefault("comment." + request, ""),
                  entered.getOrDefault("digest." + request, ""));
            })
        .toList();
  }

  /** Another's client is none at all. */
  private Client visible(Person person, String key) {
    try {
      return clients.get(person, key);
    } catch (Refusal e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
  }
}
