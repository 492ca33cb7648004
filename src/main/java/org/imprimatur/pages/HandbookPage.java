package org.imprimatur.pages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.imprimatur.security.VisibleClients;
import org.imprimatur.workflow.gate.DryRun;
import org.imprimatur.workflow.gate.Rule;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** How an owner gets from an idea to a deployed change; its lists are read from what is shipped. */
@Controller
class HandbookPage {
  private static final String TEMPLATES = "classpath*:element-templates/*.json";

  private final List<JsonNode> templates;
  private final VisibleClients clients;

  HandbookPage(ResourcePatternResolver resources, ObjectMapper json, VisibleClients clients)
      throws IOException {
    this.clients = clients;
    this.templates = new ArrayList<>();
    for (var resource : resources.getResources(TEMPLATES)) {
      templates.add(json.readTree(resource.getContentAsByteArray()));
    }
    templates.sort(Comparator.comparing(template -> template.path("name").asText()));
  }

  /**
   * One step of the palette (template {@code handbook}).
   *
   * @param icon a picture as a data address
   */
  record Offered(String name, String description, String icon) {}

  /** Templates for elements of one kind. */
  record Kind(String title, List<Offered> templates) {}

  @GetMapping("/handbook")
  String handbook(Model model) {
    requireStaff();
    model.addAttribute(
        "kinds",
        List.of(
            kind("What people do", "bpmn:UserTask"),
            kind("What machines do", "bpmn:ServiceTask"),
            kind("Processes and tables", "bpmn:CallActivity", "bpmn:BusinessRuleTask"),
            kind("Starts and answers", "bpmn:StartEvent", "bpmn:SequenceFlow")));
    model.addAttribute(
        "refusals", DryRun.rules().stream().filter(rule -> !rule.warning()).toList());
    model.addAttribute("advice", DryRun.rules().stream().filter(Rule::warning).toList());
    var person = People.current();
    model.addAttribute("clients", clients.of(person));
    model.addAttribute("login", person.id());
    return "handbook";
  }

  /** All templates in one file, as Modeler takes them. */
  @GetMapping("/handbook/element-templates.json")
  ResponseEntity<byte[]> templates() {
    requireStaff();
    try {
      return ResponseEntity.ok()
          .header(
              HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"imprimatur-templates.json\"")
          .contentType(MediaType.APPLICATION_JSON)
          .body(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(templates));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Kind kind(String title, String... types) {
    var wanted = List.of(types);
    return new Kind(
        title,
        templates.stream()
            .filter(
                template ->
                    wanted.contains(
                        template
                            .path("elementType")
                            .path("value")
                            .asText(template.path("appliesTo").path(0).asText())))
            .map(
                template ->
                    new Offered(
                        template.path("name").asText(),
                        template.path("description").asText(),
                        template.path("icon").path("contents").asText()))
            .toList());
  }

  /** Clients learn nothing of how the agency works inside. */
  private static void requireStaff() {
    if (!People.current().isStaff()) throw Refusal.unknown("There is no such page.");
  }
}
