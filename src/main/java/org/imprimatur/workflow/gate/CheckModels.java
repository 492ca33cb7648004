package org.imprimatur.workflow.gate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The gate on the command line: {@code java -jar imprimatur.jar check processes/ my.bpmn}. Starts
 * neither the application nor a database; what is shipped counts as deployed.
 */
public final class CheckModels {
  private static final String COMMAND = "check";

  private CheckModels() {}

  /** Whether the command line asks for a check. */
  public static boolean isAskedBy(String... arguments) {
    return arguments.length > 0 && arguments[0].equals(COMMAND);
  }

  /**
   * Checks files, and all files of directories.
   *
   * @param arguments the command, then paths
   * @return how many were refused, or -1 if there was nothing to check
   */
  public static int run(PrintStream out, String... arguments) {
    var files = new ArrayList<ModelFile>();
    for (int i = 1; i < arguments.length; i++) {
      for (var path : filesAt(Path.of(arguments[i]))) files.add(read(path));
    }
    if (files.isEmpty()) {
      out.println("Nothing to check. Name files or directories: check processes/ my.bpmn");
      return -1;
    }
    int refused = 0;
    for (var checked : new ModelCheck(Shipped.onTheClassPath()).check(files)) {
      var report = checked.report();
      if (report.refused()) refused++;
      out.println(report.file() + (report.refused() ? ": refused" : ": would be let in"));
      for (var remark : report.remarks()) {
        out.printf(
            "  %s%s%n",
            remark.refused() ? "" : "advice: ",
            remark.message() + (remark.line() > 0 ? " (line " + remark.line() + ")" : ""));
      }
    }
    return refused;
  }

  private static List<Path> filesAt(Path path) {
    if (!Files.isDirectory(path)) return List.of(path);
    try (var files = Files.list(path)) {
      return files
          .filter(file -> file.getFileName().toString().matches(".*\\.(bpmn|dmn|form)"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new IllegalArgumentException(path + " cannot be read", e);
    }
  }

  private static ModelFile read(Path path) {
    try {
      var content = Files.readAllBytes(path);
      return new ModelFile(path.toString(), content, Shipped.is(path, content));
    } catch (IOException e) {
      throw new IllegalArgumentException(path + " cannot be read", e);
    }
  }
}
