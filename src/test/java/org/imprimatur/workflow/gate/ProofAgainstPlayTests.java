package org.imprimatur.workflow.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.imprimatur.workflow.gate.proof.Objection;
import org.imprimatur.workflow.gate.proof.Proof;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the proof lets in is played in all orders, by rules that were written without it. */
class ProofAgainstPlayTests {
  private static final int DRAWN = 500;

  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void nothingThatIsLetInGoesOutUnapproved() {
    int letIn = 0;
    int refused = 0;
    int broken = 0;
    for (long seed = 0; seed < DRAWN; seed++) {
      var text = RandomDrawing.of(seed);
      var xml = Sketch.xml("own", text);
      var game = new TokenGame(xml);
      var violation =
          game.everyOrder(3000).or(() -> game.anyOrder(new Random(text.hashCode()), 5, 80));
      if (keepsThePromise(xml)) {
        letIn++;
        assertThat(violation).as("drawing %d:%n%s", seed, text).isEmpty();
      } else {
        refused++;
        if (violation.isPresent()) broken++;
      }
    }
    System.out.printf(
        "%d drawings: %d keep the promise, %d do not, of which %d were seen to break it%n",
        DRAWN, letIn, refused, broken);
    assertThat(letIn).isGreaterThan(DRAWN / 5);
    // Without the proof the game finds what it is there to find.
    assertThat(broken).isGreaterThan(DRAWN / 5);
  }

  private static boolean keepsThePromise(String xml) {
    var root = XmlFile.read("own.bpmn", xml.getBytes(UTF_8)).getRootElement();
    var landscape = new DrawnLandscape(StepCatalog.ofTheApplication(), Map.of("own", root));
    return Proof.promise(Set.of("own"), landscape).stream()
        .allMatch(objection -> objection.kind() == Objection.Kind.NEVER_PUBLISHED);
  }
}
