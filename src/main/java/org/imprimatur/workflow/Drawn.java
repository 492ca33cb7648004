package org.imprimatur.workflow;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.imprimatur.workflow.MovePreview.Place;

/** The elements of a version as its owner drew and named them. */
record Drawn(BpmnModelInstance model) {

  String name(String element) {
    return find(element).map(Drawn::nameOf).orElse(element);
  }

  boolean has(String element) {
    return find(element).isPresent();
  }

  /** Whether both are filled in or called by the same means, so that what is begun can go on. */
  boolean isAlike(String element, Drawn other, String others) {
    var mine = find(element);
    var theirs = other.find(others);
    return mine.isPresent() && theirs.isPresent() && isAlike(mine.get(), theirs.get());
  }

  /** Whose task it is, or "". */
  String groups(String element) {
    return task(element).map(UserTask::getCamundaCandidateGroups).orElse("");
  }

  /** Whom a task names, or whom it is offered to by name. */
  String people(String element) {
    return task(element)
        .map(
            task ->
                Objects.toString(task.getCamundaAssignee(), "")
                    + "|"
                    + Objects.toString(task.getCamundaCandidateUsers(), ""))
        .orElse("");
  }

  String form(String element) {
    return task(element).map(UserTask::getCamundaFormRef).orElse("");
  }

  /** A plain field of a task, or "". */
  String setting(String element, String name) {
    return task(element).map(UserTask::getExtensionElements).stream()
        .flatMap(
            extensions ->
                extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream())
        .flatMap(properties -> properties.getCamundaProperties().stream())
        .filter(property -> name.equals(property.getCamundaName()))
        .map(property -> Objects.toString(property.getCamundaValue(), "").strip())
        .findFirst()
        .orElse("");
  }

  private Optional<UserTask> task(String element) {
    return find(element).filter(UserTask.class::isInstance).map(UserTask.class::cast);
  }

  /** Where a token of this element could go on in another version: what is of the same kind. */
  List<Place> alike(String element, Drawn other) {
    return find(element).stream()
        .flatMap(
            mine ->
                other.model.getModelElementsByType(FlowNode.class).stream()
                    .filter(theirs -> isAlike(mine, theirs)))
        .map(theirs -> new Place(theirs.getId(), nameOf(theirs)))
        .toList();
  }

  private static boolean isAlike(FlowNode one, FlowNode other) {
    if (!one.getElementType().equals(other.getElementType())) return false;
    if (one instanceof UserTask mine && other instanceof UserTask theirs)
      return Objects.equals(mine.getCamundaFormRef(), theirs.getCamundaFormRef());
    if (one instanceof CallActivity mine && other instanceof CallActivity theirs)
      return Objects.equals(mine.getCalledElement(), theirs.getCalledElement());
    return true;
  }

  private Optional<FlowNode> find(String element) {
    return model.getModelElementById(element) instanceof FlowNode node
        ? Optional.of(node)
        : Optional.empty();
  }

  private static String nameOf(FlowNode node) {
    var name = node.getName();
    return name == null || name.isBlank() ? node.getId() : name.replaceAll("\\s+", " ").strip();
  }
}
