package org.imprimatur.rules;

import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;

/** What runs can be seen. */
record DiagramRules(ShippedProcess model, Findings findings) {
  void check() {
    var shapes =
        model.all(BpmnShape.class).stream()
            .map(shape -> shape.getBpmnElement())
            .collect(Collectors.toSet());
    var edges =
        model.all(BpmnEdge.class).stream()
            .filter(edge -> edge.getWaypoints().size() > 1)
            .map(edge -> edge.getBpmnElement())
            .collect(Collectors.toSet());
    for (var node : model.all(FlowNode.class))
      findings.unless(shapes.contains(node), "drawn", node, "draw it");
    for (var flow : model.all(SequenceFlow.class))
      findings.unless(edges.contains(flow), "drawn", flow, "draw it");
  }
}
