package org.imprimatur.workflow.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate as the command line asks it. */
class CheckModelsTests {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir Path directory;

  @Test
  void isAskedByItsCommandAndNothingElse() {
    assertThat(CheckModels.isAskedBy("check", "processes")).isTrue();
    assertThat(CheckModels.isAskedBy("--server.port=1")).isFalse();
    assertThat(CheckModels.isAskedBy()).isFalse();
  }

  @Test
  void letsInWhatIsShipped() {
    assertThat(check("processes", "forms")).isZero();
    assertThat(printed())
        .contains("content-piece.bpmn: would be let in")
        .doesNotContain(": refused");
  }

  @Test
  void saysWhatIsWrongWhereAndWhatToDo() throws IOException {
    var file = directory.resolve("own.bpmn");
    Files.writeString(
        file,
        Sketch.xml("own", "start begin\nmachine out publishPost\nend done\nbegin > out > done"));
    Files.writeString(directory.resolve("notes.txt"), "not looked at");

    assertThat(check(directory.toString())).isOne();
    assertThat(printed())
        .contains(file + ": refused")
        .contains("IMP-P01 out: ")
        .contains("Ask client for approval")
        .containsPattern("IMP-P01 .*\\(line \\d+\\)")
        .doesNotContain("notes.txt");
  }

  @Test
  void theShippedFileUnderAnotherNameIsNotShipped() throws IOException {
    Files.copy(Path.of("processes/task-watch.bpmn"), directory.resolve("mine.bpmn"));

    assertThat(check(directory.toString())).isOne();
    assertThat(printed()).contains("IMP-D16");
  }

  @Test
  void withNothingToCheckItSaysHow() {
    assertThat(check()).isNegative();
    assertThat(printed()).contains("Name files or directories");
  }

  private int check(String... paths) {
    var arguments = new String[paths.length + 1];
    arguments[0] = "check";
    System.arraycopy(paths, 0, arguments, 1, paths.length);
    return CheckModels.run(new PrintStream(printed, true, UTF_8), arguments);
  }

  private String printed() {
    return printed.toString(UTF_8);
  }
}
