package org.imprimatur.workflow.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line's check, over what is shipped and over what is not fit to be. */
class ShippedModelsTests {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @Test
  void nothingIsToBeSaidAboutWhatIsShipped() {
    assertThat(check("processes", "forms")).isZero();
    assertThat(text())
        .contains("content-piece.bpmn: would be let in", "approval-policy.dmn: would be let in")
        .contains("review-piece.form: would be let in")
        .doesNotContain("IMP-");
  }

  @Test
  void aRefusalIsCountedAndSaidWithItsLine(@TempDir Path directory) throws Exception {
    var spoilt =
        Files.readString(Path.of("processes/performance-check.bpmn"))
            .replace("name=\"escalateTo\"", "name=\"nobody\"");
    var file = Files.writeString(directory.resolve("performance-check.bpmn"), spoilt);

    assertThat(check(file.toString())).isEqualTo(1);
    assertThat(text())
        .contains("performance-check.bpmn: refused")
        .containsPattern("IMP-R02 Task_LookAtResult \"Look at result\": .* \\(line \\d+\\)");
  }

  @Test
  void adviceKeepsNothingOut(@TempDir Path directory) throws Exception {
    var bare =
        Files.readString(Path.of("processes/performance-check.bpmn"))
            .replace("name=\"Look at result\"", "");
    var file = Files.writeString(directory.resolve("performance-check.bpmn"), bare);

    assertThat(check(file.toString())).isZero();
    assertThat(text()).contains("would be let in").contains("advice: IMP-W05 Task_LookAtResult");
  }

  @Test
  void nothingToCheckIsSaid() {
    assertThat(check()).isEqualTo(-1);
    assertThat(text()).contains("Nothing to check");
  }

  private int check(String... paths) {
    var arguments = new String[paths.length + 1];
    arguments[0] = "check";
    System.arraycopy(paths, 0, arguments, 1, paths.length);
    assertThat(CheckModels.isAskedBy(arguments)).isTrue();
    return CheckModels.run(new PrintStream(said, true, StandardCharsets.UTF_8), arguments);
  }

  private String text() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
