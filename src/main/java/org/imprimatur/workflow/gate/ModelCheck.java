package org.imprimatur.workflow.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.impl.util.xml.Parse;
import org.imprimatur.workflow.gate.Report.Remark;
import org.imprimatur.workflow.gate.proof.Objection;
import org.imprimatur.workflow.gate.proof.Proof;

/**
 * Everything files are asked before they run here; the same for whoever asks: a deployment, the dry
 * run, the command line, the build.
 */
final class ModelCheck {
  private final StepCatalog steps = StepCatalog.ofTheApplication();
  private final Surroundings around;

  /** A file that was read, with what was found in it. */
  record Checked(ModelFile file, Parse xml, List<Finding> findings, List<Remark> others) {
    Report report() {
      var remarks = new ArrayList<>(others);
      findings.forEach(finding -> remarks.add(Remark.of(finding)));
      remarks.sort(Comparator.comparing(Remark::refused).reversed());
      return new Report(file.name(), remarks);
    }
  }

  ModelCheck(Surroundings around) {
    this.around = around;
  }

  /** Checks files that are deployed together. */
  List<Checked> check(List<ModelFile> files) {
    var read = files.stream().map(ModelCheck::read).toList();
    var together = new Together(around, read);
    var landscape = new DrawnLandscape(steps, together.processes());
    for (var checked : read) {
      if (checked.xml() == null) continue;
      var root = checked.xml().getRootElement();
      switch (checked.file().extension()) {
        case "bpmn" -> diagram(checked, root, together, landscape);
        case "dmn" -> {
          checked.findings().addAll(Bounds.findingsIn(root));
          if (checked.findings().isEmpty()) {
            checked.findings().addAll(new DmnCheck().findingsIn(root));
          }
        }
        default -> {
          // Read for nothing else.
        }
      }
    }
    return read;
  }

  private void diagram(
      Checked checked, Element root, Surroundings together, DrawnLandscape landscape) {
    var findings = checked.findings();
    findings.addAll(Bounds.findingsIn(root));
    if (!findings.isEmpty()) return;
    findings.addAll(new BpmnCheck().findingsIn(root));
    findings.addAll(new StepCheck(steps, together, checked.file().shipped()).findingsIn(root));
    findings.addAll(StyleCheck.findingsIn(root));
    var soundness = Proof.soundness(root, landscape);
    var objections = new ArrayList<Objection>();
    if (soundness.stream().noneMatch(ModelCheck::cannotBeFollowed)) {
      objections.addAll(Proof.promise(keys(root), landscape));
    }
    objections.addAll(soundness);
    objections.forEach(objection -> findings.add(finding(objection, root)));
  }

  private static boolean cannotBeFollowed(Objection objection) {
    return switch (objection.kind()) {
      case NOT_UNDERSTOOD, TOO_PARALLEL -> true;
      default -> false;
    };
  }

  /**
   * Whether the promise holds for a client with processes of its own, once these shared files run.
   *
   * @param own keys of its own processes, which stay
   */
  List<Report> checkFor(List<ModelFile> files, Set<String> own) {
    var read = files.stream().map(ModelCheck::read).toList();
    var together = new Together(around, read);
    var processes = together.processes();
    own.forEach(key -> processes.put(key, around.processes().get(key)));
    var landscape = new DrawnLandscape(steps, processes);
    for (var checked : read) {
      if (checked.xml() == null || !checked.file().extension().equals("bpmn")) continue;
      var root = checked.xml().getRootElement();
      Proof.promise(keys(root), landscape)
          .forEach(objection -> checked.findings().add(finding(objection, root)));
    }
    return read.stream().map(Checked::report).toList();
  }

  private static Finding finding(Objection objection, Element root) {
    var rule = Rule.valueOf(objection.kind().name());
    return contains(root, objection.element())
        ? new Finding(rule, objection.element(), objection.what())
        : new Finding(
            rule,
            root.elements("process").get(0),
            objection.what() + " (in a process that calls it)");
  }

  private static boolean contains(Element around, Element element) {
    return around == element
        || around.elements().stream().anyMatch(child -> contains(child, element));
  }

  private static Set<String> keys(Element root) {
    var keys = new LinkedHashSet<String>();
    root.elements("process").forEach(process -> keys.add(process.attribute("id", "")));
    return keys;
  }

  private static Checked read(ModelFile file) {
    var others = new ArrayList<Remark>();
    Parse xml = null;
    if (file.content().length > Bounds.MOST_BYTES) {
      others.add(
          Remark.of(Rule.TOO_BIG, file.name(), "it has " + file.content().length + " bytes"));
    } else {
      switch (file.extension()) {
        case "bpmn", "dmn" -> {
          try {
            xml = XmlFile.read(file.name(), file.content());
            if (xml.getRootElement() == null
                || !xml.getRootElement().getTagName().equals("definitions")
                || xml.getRootElement()
                    .elements(file.extension().equals("bpmn") ? "process" : "decision")
                    .isEmpty()) {
              xml = null;
              others.add(Remark.of(Rule.UNREADABLE, file.name(), "it holds no diagram or table"));
            }
          } catch (ProcessEngineException | IllegalArgumentException e) {
            others.add(
                Remark.of(
                    Rule.UNREADABLE,
                    file.name(),
                    "it is no readable XML, or names a document type"));
          }
        }
        case "form" ->
            FormCheck.problemsIn(file.baseName(), file.content())
                .forEach(
                    problem -> others.add(Remark.of(Rule.FORM_COMPONENT, file.name(), problem)));
        default ->
            others.add(
                Remark.of(Rule.FILE_TYPE, file.name(), "it is no process, decision or form"));
      }
    }
    return new Checked(file, xml, new ArrayList<>(), others);
  }

  /** What is there already, and in its place what comes along. */
  private record Together(Map<String, Element> processes, Surroundings around, List<Checked> files)
      implements Surroundings {

    Together(Surroundings around, List<Checked> files) {
      this(overlay(around, files), around, files);
    }

    private static LinkedHashMap<String, Element> overlay(
        Surroundings around, List<Checked> files) {
      var all = new LinkedHashMap<>(around.processes());
      for (var file : files) {
        if (file.xml() == null || !file.file().extension().equals("bpmn")) continue;
        var root = file.xml().getRootElement();
        for (var key : keys(root)) all.put(key, root);
      }
      return all;
    }

    @Override
    public boolean hasForm(String key) {
      return files.stream().anyMatch(file -> file.file().baseName().equals(key + ".form"))
          || around.hasForm(key);
    }

    @Override
    public boolean hasDecision(String key) {
      return files.stream()
              .filter(file -> file.xml() != null && file.file().extension().equals("dmn"))
              .flatMap(file -> file.xml().getRootElement().elements("decision").stream())
              .anyMatch(decision -> key.equals(decision.attribute("id")))
          || around.hasDecision(key);
    }

    @Override
    public boolean hasGroup(String name) {
      return around.hasGroup(name);
    }
  }
}
