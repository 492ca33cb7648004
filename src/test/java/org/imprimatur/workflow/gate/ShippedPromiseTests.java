package org.imprimatur.workflow.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.gate.proof.Objection;
import org.imprimatur.workflow.gate.proof.Proof;
import org.junit.jupiter.api.Test;

/** What is shipped keeps the promise, and taking the approval out of it breaks it. */
class ShippedPromiseTests {

  @Test
  void theShippedProcessesKeepThePromise() throws IOException {
    var drawn = shipped("", "");
    var landscape = new DrawnLandscape(StepCatalog.ofTheApplication(), drawn);

    for (var definitions : drawn.values()) {
      assertThat(Proof.soundness(definitions, landscape)).isEmpty();
    }
    assertThat(Proof.promise(drawn.keySet(), landscape)).isEmpty();
  }

  @Test
  void withoutTheApprovalTheWayIsNamed() throws IOException {
    var drawn =
        shipped(
            "sourceRef=\"Gateway_Accepted\" targetRef=\"CallActivity_AskClientForApproval\"",
            "sourceRef=\"Gateway_Accepted\" targetRef=\"Task_SchedulePublications\"");
    var landscape = new DrawnLandscape(StepCatalog.ofTheApplication(), drawn);

    assertThat(Proof.promise(drawn.keySet(), landscape))
        .filteredOn(objection -> objection.kind() == Objection.Kind.UNAPPROVED)
        .extracting(Objection::what)
        .singleElement()
        .asString()
        .contains("Draft piece → Review piece → Accepted? Yes → Schedule publications");
  }

  static Map<String, Element> shipped(String from, String to) throws IOException {
    var drawn = new LinkedHashMap<String, Element>();
    try (var files = Files.list(Path.of("processes"))) {
      for (var file : files.filter(f -> f.toString().endsWith(".bpmn")).sorted().toList()) {
        var text = Files.readString(file).replace(from, to);
        drawn.put(
            file.getFileName().toString().replace(".bpmn", ""),
            XmlFile.read(file.toString(), text.getBytes()).getRootElement());
      }
    }
    return drawn;
  }
}
