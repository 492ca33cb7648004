package org.imprimatur.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.workflow.gate.CheckModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a check costs by the size of the diagram: a chain of human steps, every tenth with a timer
 * beside it, and two event sub-processes that may begin at any time. Reports medians of several
 * runs and how they grow; fails on no time.
 */
class GateBenchmark {
  private static final int RUNS = 15;

  @Test
  void costBySize(@TempDir Path directory) throws Exception {
    var quiet = new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    double former = 0;
    int formerSize = 0;
    for (int size : new int[] {20, 100, 500, 1000}) {
      var file = Files.writeString(directory.resolve("chain-" + size + ".bpmn"), chain(size));
      var times = new ArrayList<Long>();
      for (int run = 0; run < RUNS; run++) {
        var begun = System.nanoTime();
        var refused = CheckModels.run(quiet, "check", file.toString());
        times.add(System.nanoTime() - begun);
        if (refused != 0) throw new AssertionError("The chain of " + size + " should be let in");
      }
      var median = median(times) / 1e6;
      System.out.printf(
          "%5d steps: %7.1f ms%s%n",
          size,
          median,
          former == 0
              ? ""
              : ", %.1f times the time for %.0f times the steps"
                  .formatted(median / former, (double) size / formerSize));
      former = median;
      formerSize = size;
    }
  }

  private static double median(List<Long> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private static String chain(int size) {
    var elements = new StringBuilder("<startEvent id=\"s\" name=\"Piece asked for\"/>");
    var before = "s";
    for (int i = 0; i < size; i++) {
      var id = "t" + i;
      elements.append(task(id)).append(flow(before, id));
      if (i % 10 == 5) {
        elements.append(
            "<boundaryEvent id=\"b%1$d\" name=\"Day elapsed\" attachedToRef=\"%2$s\" cancelActivity=\"false\"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent><endEvent id=\"be%1$d\" name=\"Day noted\"/>%3$s"
                .formatted(i, id, flow("b" + i, "be" + i)));
      }
      before = id;
    }
    elements.append("<endEvent id=\"e\" name=\"Work done\"/>").append(flow(before, "e"));
    for (int i = 0; i < 2; i++) {
      elements.append(
          "<subProcess id=\"sub%1$d\" name=\"Beside\" triggeredByEvent=\"true\"><startEvent id=\"ss%1$d\" name=\"Asked for\" isInterrupting=\"%2$s\"><messageEventDefinition messageRef=\"m\"/></startEvent>%3$s<endEvent id=\"se%1$d\" name=\"Answer given\"/>%4$s%5$s</subProcess>"
              .formatted(
                  i, i == 0, task("st" + i), flow("ss" + i, "st" + i), flow("st" + i, "se" + i)));
    }
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
          <process id="chain" isExecutable="true" camunda:historyTimeToLive="P1D">%s</process>
          <message id="m" name="PiecePaused"/>
        </definitions>
        """
        .formatted(elements);
  }

  private static String task(String id) {
    return """
        <userTask id="%s" name="Do step" camunda:formRef="do-by-hand" camunda:formRefBinding="latest"
            camunda:candidateGroups="communityManagers"><documentation>Does it.</documentation>
          <extensionElements><camunda:properties>
            <camunda:property name="escalateTo" value="leads"/></camunda:properties></extensionElements>
        </userTask>
        """
        .formatted(id);
  }

  private static String flow(String from, String to) {
    return "<sequenceFlow id=\"%1$s-%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>"
        .formatted(from, to);
  }
}
