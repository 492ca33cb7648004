package org.imprimatur.rules;

import static java.util.Objects.requireNonNullElse;

import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimeCycle;

/** Names people read and ids code reads say the same. */
record NameRules(ShippedProcess model, Findings findings) {
  /** Ends of labels that are no "-ed" form and yet tell what has happened. */
  private static final Set<String> HAPPENED =
      Set.of(
          "due",
          "done",
          "sent",
          "met",
          "lost",
          "begun",
          "given",
          "over",
          "known",
          "withdrawn",
          "written",
          "taken");

  void check() {
    findings.unless(
        model.all(Process.class).size() == 1,
        "one process per file",
        model.name(),
        "put each process into a file of its own");
    var process = model.process();
    findings.unless(
        process.getId().equals(model.name()),
        "file = id",
        process,
        "call the process '" + model.name() + "' like its file");
    findings.unless(
        process.getId().matches("[a-z]+(-[a-z]+)*"),
        "kebab-case",
        process,
        "small letters and '-' only");
    findings.unless(process.isExecutable(), "executable", process, "set isExecutable");
    findings.unless(
        requireNonNullElse(process.getName(), "").matches("\\p{Lu}\\p{Ll}+( \\p{Ll}+){0,2}"),
        "short noun",
        process,
        "give the process a name of one to three words, the first with a capital");
    findings.unless(
        expectedHistory().equals(process.getCamundaHistoryTimeToLiveString()),
        "history",
        process,
        "set the history time to live to " + expectedHistory());
    model.all(FlowNode.class).forEach(this::node);
    model.all(SequenceFlow.class).forEach(this::flow);
    for (var message : model.all(Message.class)) {
      findings.unless(
          ("Message_" + message.getName()).equals(message.getId()),
          "message id",
          message,
          "id = Message_ + name");
      findings.unless(
          Application.hasEvent(message.getName()),
          "message = event",
          message,
          "there is no event record '" + message.getName() + "'");
    }
    for (var error : model.all(Error.class)) {
      findings.unless(
          ("Error_" + error.getErrorCode()).equals(error.getId()),
          "error id",
          error,
          "id = Error_ + code");
      findings.unless(
          Application.hasException(error.getErrorCode()),
          "error = exception",
          error,
          "there is no exception class '" + error.getErrorCode() + "'");
    }
  }

  /** What machines do by themselves all the time is worth remembering for a day. */
  private String expectedHistory() {
    var always =
        !model.all(TimeCycle.class).isEmpty()
            || Set.of("event-absorption", "interaction-intake").contains(model.name());
    return always ? "P1D" : "P180D";
  }

  private void node(FlowNode node) {
    var label = requireNonNullElse(node.getName(), "");
    var prefix = prefix(node);
    findings.unless(!label.isBlank(), "label", node, "give it a label");
    findings.unless(
        node.getId().startsWith(prefix), "id prefix", node, "begin the id with " + prefix);
    if (label.isBlank()) return;
    findings.unless(
        Names.says(Names.rest(node.getId()), label),
        "id = label",
        node,
        "name it after its label: " + prefix + Names.pascal(label));
    if (node instanceof Gateway) {
      findings.unless(
          label.endsWith("?") || node.getOutgoing().size() < 2,
          "gateway asks",
          node,
          "make '" + label + "' a question");
    } else if (node instanceof Event) {
      findings.unless(
          tellsWhatHappened(label),
          "event label",
          node,
          "label it object + participle, not '" + label + "'");
    } else if (!(node instanceof SubProcess)) {
      findings.unless(
          label.matches("\\p{Lu}\\p{Ll}+ .*") && !label.matches("\\w+(ing|ed|tion|ment) .*"),
          "task label",
          node,
          "label it verb + object, not '" + label + "'");
    }
  }

  private static boolean tellsWhatHappened(String label) {
    var last = label.substring(label.lastIndexOf(' ') + 1);
    return label.contains(" ") && (last.endsWith("ed") || HAPPENED.contains(last));
  }

  private static String prefix(FlowNode node) {
    if (node instanceof StartEvent) return "StartEvent_";
    if (node instanceof EndEvent) return "EndEvent_";
    if (node instanceof BoundaryEvent) return "BoundaryEvent_";
    if (node instanceof Event) return "Event_";
    if (node instanceof Gateway) return "Gateway_";
    if (node instanceof CallActivity) return "CallActivity_";
    if (node instanceof SubProcess) return "SubProcess_";
    if (node instanceof Activity) return "Task_";
    throw new IllegalArgumentException("No rule for " + node.getElementType().getTypeName());
  }

  private void flow(SequenceFlow flow) {
    var from = Names.rest(flow.getSource().getId());
    var answer = flow.getName() != null && !flow.getName().isBlank();
    var expected =
        "SequenceFlow_"
            + from
            + (answer ? Names.pascal(flow.getName()) : "To" + Names.rest(flow.getTarget().getId()));
    findings.unless(flow.getId().equals(expected), "flow id", flow, "call it " + expected);
    findings.unless(
        answer
            || !(flow.getSource() instanceof Gateway)
            || flow.getSource().getOutgoing().size() < 2,
        "flow answers",
        flow,
        "label it with the answer to '" + flow.getSource().getName() + "'");
  }
}
