package org.imprimatur.pages;

import org.imprimatur.problem.Refusal;
import org.imprimatur.security.People;
import org.imprimatur.workflow.DefinitionKind;
import org.imprimatur.workflow.DeployedFiles;
import org.imprimatur.workflow.DeployedVersion;
import org.imprimatur.workflow.Variants;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A decision table, what it said lately and how often each rule did; for the agency's people. */
@Controller
@RequestMapping("/processes")
class TablesPage {
  private final DeployedFiles files;
  private final TableAssembly assembly;
  private final Variants variants;

  TablesPage(DeployedFiles files, TableAssembly assembly, Variants variants) {
    this.files = files;
    this.assembly = assembly;
    this.variants = variants;
  }

  @GetMapping("/tables/{id}")
  String table(@PathVariable String id, Model model) {
    ProcessesPage.requireStaff();
    model.addAttribute("table", assembly.of(known(DefinitionKind.DECISION, id), People.current()));
    return "table";
  }

  @GetMapping("/tables/{id}/table.dmn")
  ResponseEntity<byte[]> file(@PathVariable String id) {
    ProcessesPage.requireStaff();
    var table = known(DefinitionKind.DECISION, id);
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(table.key() + ".dmn").build().toString())
        .contentType(MediaType.APPLICATION_XML)
        .body(files.content(table));
  }

  /** What is decided for the client from now on is decided by the shared table. */
  @PostMapping("/tables/{id}/set-aside")
  String setTableAside(@PathVariable String id, RedirectAttributes next) {
    setAside(DefinitionKind.DECISION, id, "Decisions from now on use the shared table.", next);
    return "redirect:/processes/tables/" + id;
  }

  /** Tasks of the client that are opened from now on show the shared form. */
  @PostMapping("/forms/{id}/set-aside")
  String setFormAside(@PathVariable String id, RedirectAttributes next) {
    setAside(DefinitionKind.FORM, id, "Tasks opened from now on show the shared form.", next);
    return "redirect:/processes";
  }

  private void setAside(DefinitionKind kind, String id, String done, RedirectAttributes next) {
    ProcessesPage.requireStaff();
    var version = known(kind, id);
    if (!ProcessesPage.isOwner(People.current()) || version.tenant().isEmpty())
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    try {
      variants.setAside(
          kind, version.key(), version.tenant(), version.version(), People.current().id());
      next.addFlashAttribute("done", done);
    } catch (Refusal e) {
      next.addFlashAttribute("refused", e.getMessage());
    }
  }

  private DeployedVersion known(DefinitionKind kind, String id) {
    return files
        .find(kind, id)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
