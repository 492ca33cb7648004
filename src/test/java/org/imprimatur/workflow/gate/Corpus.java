package org.imprimatur.workflow.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.imprimatur.workflow.gate.Report.Remark;

/** A collection of files and what the gate has to say of each. */
final class Corpus {
  private static final ModelCheck GATE = new ModelCheck(Shipped.onTheClassPath());

  /** The part of a process in which a piece is drafted and approved; goes on at "yes". */
  static final String APPROVED =
      """
      start begin request-piece
      human draft draft-piece
      ask approval
      xor approved
      end refused
      begin > draft > approval > approved
      approved > refused else
      """;

  /** A named case. */
  record Case(String name, String rule, List<ModelFile> files) {
    @Override
    public String toString() {
      return name;
    }
  }

  private Corpus() {}

  static Case wrong(String rule, String name, String... processes) {
    return new Case(name, rule, drawn(processes));
  }

  static Case good(String name, String... processes) {
    return new Case(name, "", drawn(processes));
  }

  static ModelFile file(String name, String content) {
    return new ModelFile(name, content.getBytes(UTF_8), false);
  }

  /** The first is called "own", those it calls "part" and "other". */
  private static List<ModelFile> drawn(String... processes) {
    var keys = List.of("own", "part", "other");
    return Stream.iterate(0, i -> i + 1)
        .limit(processes.length)
        .map(i -> Sketch.file(keys.get(i), processes[i]))
        .toList();
  }

  /** The rules by which the files are refused. */
  static Set<String> refusals(List<ModelFile> files) {
    var rules = new TreeSet<String>();
    remarks(files).forEach(remark -> rules.add(remark.rule()));
    return rules;
  }

  static List<Remark> remarks(List<ModelFile> files) {
    return GATE.check(files).stream()
        .flatMap(checked -> checked.report().remarks().stream())
        .filter(Remark::refused)
        .toList();
  }
}
