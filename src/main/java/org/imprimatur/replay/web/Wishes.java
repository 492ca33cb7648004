package org.imprimatur.replay.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import org.imprimatur.problem.Refusal;
import org.imprimatur.replay.ReplayOrder;
import org.imprimatur.security.People;
import org.imprimatur.security.VisibleClients;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Reads what somebody wants to try, on whichever screen they said so. */
@Component
class Wishes {
  private final VisibleClients clients;

  Wishes(VisibleClients clients) {
    this.clients = clients;
  }

  ReplayOrder of(MultipartFile file, List<String> wanted, int weeks, Integer newStepHours)
      throws IOException {
    var person = People.current();
    if (!person.isProcessOwner()) throw Refusal.forbidden("Replays are for process owners.");
    wanted.forEach(client -> clients.get(person, client));
    var name = String.valueOf(file.getOriginalFilename()).replaceAll(".*[/\\\\]", "");
    if (!name.matches("[\\w .-]{1,120}\\.(bpmn|dmn)"))
      throw Refusal.invalid("file", "Choose a .bpmn or .dmn file.");
    return new ReplayOrder(
        name,
        new String(file.getBytes(), StandardCharsets.UTF_8),
        List.copyOf(new LinkedHashSet<>(wanted)),
        weeks,
        newStepHours == null ? null : Duration.ofHours(newStepHours));
  }
}
