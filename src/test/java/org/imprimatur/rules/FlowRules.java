package org.imprimatur.rules;

import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;

/** Nothing gets stuck, and every call passes the item on. */
record FlowRules(ShippedProcess model, Findings findings) {
  private static final int MOST_NODES = 20;
  private static final String KEY = "#{execution.processBusinessKey}";

  void check() {
    model.all(FlowNode.class).forEach(this::connected);
    model
        .all(ExclusiveGateway.class)
        .forEach(gateway -> defaultFlow(gateway, gateway.getDefault()));
    model
        .all(InclusiveGateway.class)
        .forEach(gateway -> defaultFlow(gateway, gateway.getDefault()));
    model.all(CallActivity.class).forEach(this::call);
    // A boundary event is read as part of the task it sits on.
    var nodes =
        model.process().getFlowElements().stream()
            .filter(e -> e instanceof FlowNode && !(e instanceof BoundaryEvent))
            .count();
    findings.unless(
        nodes < MOST_NODES,
        "size",
        model.process(),
        nodes + " nodes: move a part of it into a process of its own, under " + MOST_NODES);
  }

  private void connected(FlowNode node) {
    var begins =
        node instanceof StartEvent
            || node instanceof BoundaryEvent
            || node instanceof SubProcess sub && sub.triggeredByEvent();
    var ends = node instanceof EndEvent || node instanceof SubProcess sub && sub.triggeredByEvent();
    var flows = model.all(SequenceFlow.class);
    findings.unless(
        begins || flows.stream().anyMatch(flow -> flow.getTarget().equals(node)),
        "reached",
        node,
        "nothing leads to it");
    findings.unless(
        ends || flows.stream().anyMatch(flow -> flow.getSource().equals(node)),
        "goes on",
        node,
        "nothing leads on from it");
  }

  private void defaultFlow(FlowNode gateway, SequenceFlow otherwise) {
    if (gateway.getOutgoing().size() < 2) return;
    findings.unless(
        otherwise != null, "default flow", gateway, "mark one of its flows as the default");
    for (var flow : gateway.getOutgoing()) {
      var conditional = flow.getConditionExpression() != null;
      findings.unless(
          conditional != flow.equals(otherwise),
          "condition",
          flow,
          "every flow but the default one has a condition, the default has none");
    }
  }

  private void call(CallActivity call) {
    findings.unless(
        ShippedProcess.all().stream().anyMatch(p -> p.name().equals(call.getCalledElement())),
        "called process",
        call,
        "there is no process '" + call.getCalledElement() + "'");
    findings.unless(
        "latest".equals(call.getCamundaCalledElementBinding()),
        "binding",
        call,
        "bind it to the latest version");
    findings.unless(
        StepRules.extensions(call, CamundaIn.class).stream()
            .anyMatch(in -> KEY.equals(in.getCamundaBusinessKey())),
        "business key",
        call,
        "pass the business key on: " + KEY);
  }
}
