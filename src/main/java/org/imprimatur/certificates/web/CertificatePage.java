package org.imprimatur.certificates.web;

import java.util.UUID;
import org.imprimatur.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The page of one certificate. */
@Controller
class CertificatePage {
  private final CertificateDoors doors;

  CertificatePage(CertificateDoors doors) {
    this.doors = doors;
  }

  /** What is another client's, not online, unknown or nonsense all looks the same. */
  @GetMapping("/certificates/{publication}")
  String certificate(@PathVariable String publication, Model model) {
    try {
      var certificate = doors.of(UUID.fromString(publication));
      model.addAttribute("certificate", doors.view(certificate));
      return "certificate";
    } catch (IllegalArgumentException | Refusal e) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, e);
    }
  }
}
