package org.imprimatur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs last: every element of every shipped process is passed by some process test. */
@Order(Integer.MAX_VALUE)
class ProcessCoverageTests {

  @Test
  void everyElementOfEveryProcessIsPassed() throws IOException, URISyntaxException {
    var report =
        ProcessCoverage.models().stream().map(Object::toString).collect(Collectors.joining("\n"));
    Files.writeString(Path.of("target/process-coverage.txt"), report + "\n");
    System.out.println("Process coverage (elements passed by process tests)\n" + report);

    var missing = processTests();
    missing.removeAll(ProcessCoverage.tests());
    assumeTrue(
        missing.isEmpty(), () -> "Only judged when all process tests run; not run: " + missing);
    assertThat(ProcessCoverage.models()).filteredOn(model -> !model.missed().isEmpty()).isEmpty();
  }

  /** All classes of process tests there are. */
  private static List<String> processTests() throws IOException, URISyntaxException {
    var root =
        Path.of(
            ProcessCoverageTests.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('/', '.').replace('\\', '.'))
          .filter(file -> file.endsWith("Tests.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()))
          .filter(ProcessCoverageTests::isProcessTest)
          .collect(Collectors.toList());
    }
  }

  private static boolean isProcessTest(String name) {
    try {
      return Class.forName(name, false, ProcessCoverageTests.class.getClassLoader())
          .isAnnotationPresent(ProcessTest.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
