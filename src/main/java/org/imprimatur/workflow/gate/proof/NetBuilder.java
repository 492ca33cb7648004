package org.imprimatur.workflow.gate.proof;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.Effect;
import org.imprimatur.workflow.ModelSettings;
import org.imprimatur.workflow.gate.proof.Node.Kind;
import org.imprimatur.workflow.gate.proof.Node.Loop;

/** Draws the net of a process: every element a node, every called process inside its call. */
final class NetBuilder {
  private static final Set<String> ACTIVITIES =
      Set.of(
          "task",
          "manualTask",
          "userTask",
          "serviceTask",
          "sendTask",
          "receiveTask",
          "businessRuleTask");

  /** Drawn, but nothing a token could be at. */
  private static final Set<String> SILENT =
      Set.of(
          "documentation",
          "extensionElements",
          "incoming",
          "outgoing",
          "sequenceFlow",
          "laneSet",
          "association",
          "textAnnotation",
          "group",
          "dataObject",
          "dataObjectReference",
          "dataStoreReference",
          "property",
          "multiInstanceLoopCharacteristics",
          "ioSpecification");

  /** With all that is called drawn in; no diagram of ours comes near it. */
  private static final int MOST_NODES = 10_000;

  private final Net net = new Net();
  private final Landscape landscape;
  private final boolean inline;

  /**
   * @param inline whether called processes are drawn in; otherwise a call is somebody else's work
   */
  NetBuilder(Landscape landscape, boolean inline) {
    this.landscape = landscape;
    this.inline = inline;
  }

  Net of(Element definitions, Element process) {
    var frame = new ProcessFrame(Bpmn.id(process), process, null);
    answers(frame);
    var owner = node(Kind.SCOPE, process, null);
    net.root = new Scope(owner, null, frame);
    owner.inside = net.root;
    fill(net.root, definitions, process, true);
    for (var undoing : net.undoing) undo(undoing);
    for (var node : net.nodes) if (node.kind == Kind.RECURSION) repeat(node);
    return net;
  }

  /** Whatever an undoing does at any point counts as done where the undoing is asked for. */
  private void undo(Node undoing) {
    if (undoing.inside == null) return;
    var effects = EnumSet.noneOf(Effect.class);
    effects.addAll(undoing.effects);
    for (var node : net.nodes) if (undoing.inside.covers(node.id)) effects.addAll(node.effects);
    effects.remove(Effect.APPROVES);
    undoing.effects = effects;
  }

  /** A process that calls itself may do once more all that it does. */
  private void repeat(Node call) {
    var key = call.element.attribute("calledElement", "");
    var effects = EnumSet.noneOf(Effect.class);
    for (var node : net.nodes) {
      if (node.within != null && node.within.frame.runs(key)) effects.addAll(node.effects);
    }
    // What it approves is an answer of its own.
    effects.remove(Effect.APPROVES);
    call.effects = effects;
  }

  /** One place for each answer any step could leave in this process. */
  private void answers(ProcessFrame frame) {
    landscape.approvals().stream()
        .map(Landscape.Deed::answer)
        .distinct()
        .forEach(answer -> frame.answers.put(answer, net.answers++));
  }

  private Node node(Kind kind, Element element, Scope within) {
    var node = new Node(net.nodes.size(), kind, element, Bpmn.name(element), within);
    net.nodes.add(node);
    if (within != null) within.nodes.add(node);
    for (var scope = within; scope != null; scope = scope.parent) scope.reachesTo(node);
    return node;
  }

  private void fill(Scope scope, Element definitions, Element drawn, boolean anyStart) {
    var nodes = new LinkedHashMap<String, Node>();
    for (var child : drawn.elements()) {
      place(scope, definitions, child).ifPresent(node -> nodes.put(Bpmn.id(child), node));
    }
    attach(definitions, drawn, nodes);
    connect(scope, drawn, nodes);
    link(drawn, nodes);
    for (var node : nodes.values()) {
      if (node.kind == Kind.START && (anyStart || !node.waits)) scope.starts.add(node);
    }
    if (scope.starts.isEmpty()) {
      for (var node : nodes.values()) if (node.kind == Kind.START) scope.starts.add(node);
    }
    if (scope.starts.isEmpty()) {
      object(Objection.Kind.NOT_UNDERSTOOD, drawn, "nothing says where it begins");
    }
  }

  private Optional<Node> place(Scope scope, Element definitions, Element child) {
    var tag = child.getTagName();
    if (ACTIVITIES.contains(tag)) return Optional.of(activity(scope, definitions, child));
    if (Bpmn.definitions(child) > 1) {
      object(
          Objection.Kind.NOT_UNDERSTOOD,
          child,
          "one event cannot be several kinds of event at once");
    }
    var event = Bpmn.eventKind(child);
    return switch (tag) {
      case "startEvent" -> {
        var node = node(Kind.START, child, scope);
        node.waits = !event.isEmpty();
        node.interrupting = Bpmn.isTrue(child, "isInterrupting", true);
        node.error = event.equals("error");
        node.code = code(definitions, child);
        effects(node, child);
        message(node, definitions, child);
        yield Optional.of(node);
      }
      case "endEvent" -> {
        var kind =
            switch (event) {
              case "terminate" -> Kind.TERMINATE;
              case "error" -> Kind.ERROR_END;
              case "compensate", "cancel" -> Kind.COMPENSATE;
              default -> Kind.END;
            };
        var node = effects(node(kind, child, scope), child);
        node.code = code(definitions, child);
        yield Optional.of(node);
      }
      case "intermediateThrowEvent" ->
          Optional.of(
              effects(
                  node(event.equals("compensate") ? Kind.COMPENSATE : Kind.THROW, child, scope),
                  child));
      case "intermediateCatchEvent" -> {
        var node = node(Kind.CATCH, child, scope);
        node.waits = !event.equals("link") && !isShort(child);
        effects(node, child);
        message(node, definitions, child);
        yield Optional.of(node);
      }
      case "boundaryEvent" -> {
        var node = node(Kind.BOUNDARY, child, scope);
        node.interrupting = Bpmn.isTrue(child, "cancelActivity", true);
        node.error = event.equals("error");
        node.code = code(definitions, child);
        node.once = !node.interrupting && happensOnce(child, event);
        node.waits =
            !Set.of("error", "escalation", "compensate").contains(event) && !isShort(child);
        effects(node, child);
        message(node, definitions, child);
        yield Optional.of(node);
      }
      case "exclusiveGateway" -> Optional.of(effects(node(Kind.EXCLUSIVE, child, scope), child));
      case "inclusiveGateway" -> Optional.of(effects(node(Kind.INCLUSIVE, child, scope), child));
      case "parallelGateway" -> Optional.of(effects(node(Kind.PARALLEL, child, scope), child));
      case "eventBasedGateway" -> {
        var node = node(Kind.EVENT_BASED, child, scope);
        node.waits = true;
        yield Optional.of(node);
      }
      case "subProcess", "transaction" -> Optional.of(subProcess(scope, definitions, child));
      case "callActivity" -> Optional.of(call(scope, child));
      default -> {
        if (!SILENT.contains(tag)) {
          object(Objection.Kind.NOT_UNDERSTOOD, child, "<" + tag + "> is nothing we can follow");
        }
        yield Optional.empty();
      }
    };
  }

  /** Hardly a wait: a circle of such timers keeps the machine busy. */
  private static boolean isShort(Element event) {
    return Bpmn.definition(event)
        .map(timer -> timer.element("timeDuration"))
        .map(duration -> duration.getText().strip())
        .filter(text -> text.startsWith("PT"))
        .map(
            text -> {
              try {
                return Duration.parse(text).compareTo(Duration.ofMinutes(1)) < 0;
              } catch (DateTimeParseException e) {
                return true;
              }
            })
        .orElse(false);
  }

  private static boolean happensOnce(Element element, String event) {
    return event.equals("timer")
        && Bpmn.definition(element).filter(timer -> timer.element("timeCycle") == null).isPresent();
  }

  private static String code(Element definitions, Element event) {
    return Bpmn.definition(event)
        .map(definition -> definition.attribute("errorRef"))
        .flatMap(ref -> Bpmn.declared(definitions, "error", ref))
        .map(error -> error.attribute("errorCode", ""))
        .orElse("");
  }

  private Node activity(Scope scope, Element definitions, Element task) {
    var node = effects(node(Kind.TASK, task, scope), task);
    node.waits = Set.of("userTask", "receiveTask", "manualTask").contains(task.getTagName());
    message(node, definitions, task.attribute("messageRef"));
    node.loop = loop(task);
    return node;
  }

  private static Loop loop(Element activity) {
    return activity.elements("multiInstanceLoopCharacteristics").stream()
        .map(loop -> Bpmn.isTrue(loop, "isSequential", false) ? Loop.ONE_BY_ONE : Loop.ALL_AT_ONCE)
        .findFirst()
        .orElse(Loop.ONCE);
  }

  /** Gathers what all the steps of an element do. */
  private Node effects(Node node, Element element) {
    var effects = EnumSet.noneOf(Effect.class);
    for (var step : Bpmn.steps(element)) effects.addAll(landscape.deedOf(step).effects());
    // What changes or sends counts wherever it is named; what approves only where it is carried
    // out for certain.
    effects.remove(Effect.APPROVES);
    carriedOut(element)
        .map(landscape::deedOf)
        .filter(deed -> deed.effects().contains(Effect.APPROVES))
        .ifPresent(
            deed -> {
              effects.add(Effect.APPROVES);
              node.answer = node.within.frame.answers.getOrDefault(deed.answer(), -1);
            });
    node.effects = effects;
    return node;
  }

  /** The step whose work the element is. */
  private static Optional<String> carriedOut(Element element) {
    return switch (element.getTagName()) {
      case "userTask" ->
          ModelSettings.attribute(element, "formRef")
              .map(org.imprimatur.workflow.StepSetting::stepOf);
      case "serviceTask", "sendTask" ->
          ModelSettings.attribute(element, "delegateExpression").map(Bpmn::bean);
      default -> Optional.empty();
    };
  }

  private void message(Node node, Element definitions, Element event) {
    Bpmn.definition(event)
        .ifPresent(definition -> message(node, definitions, definition.attribute("messageRef")));
  }

  private void message(Node node, Element definitions, String reference) {
    Optional.ofNullable(reference)
        .flatMap(ref -> Bpmn.declared(definitions, "message", ref))
        .flatMap(message -> landscape.effectOf(message.attribute("name", "")))
        .ifPresent(
            effect -> {
              var all = EnumSet.of(effect);
              all.addAll(node.effects);
              node.effects = all;
            });
  }

  private Node subProcess(Scope scope, Element definitions, Element drawn) {
    var owner = node(Kind.SCOPE, drawn, scope);
    owner.loop = loop(drawn);
    effects(owner, drawn);
    owner.inside = new Scope(owner, scope, scope.frame);
    fill(owner.inside, definitions, drawn, true);
    if (Bpmn.isTrue(drawn, "triggeredByEvent", false)) {
      if (owner.inside.starts.stream().anyMatch(NetBuilder::undoes)) {
        // It happens after what it belongs to is over, when the undoing is asked for.
        net.undoing.add(owner);
      }
      owner.interrupting = owner.inside.starts.stream().allMatch(start -> start.interrupting);
      scope.events.add(owner);
    }
    return owner;
  }

  private static boolean undoes(Node start) {
    return Bpmn.eventKind(start.element).equals("compensate");
  }

  private Node call(Scope scope, Element call) {
    var key = call.attribute("calledElement", "");
    if (!inline) {
      var node = node(Kind.TASK, call, scope);
      node.waits = true;
      node.loop = loop(call);
      return node;
    }
    if (net.nodes.size() > MOST_NODES) {
      if (!net.tooBig) {
        net.tooBig = true;
        object(Objection.Kind.TOO_PARALLEL, call, "the processes it calls call too many others");
      }
      return node(Kind.TASK, call, scope);
    }
    if (scope.frame.runs(key)) {
      var node = node(Kind.RECURSION, call, scope);
      node.loop = Loop.ONE_BY_ONE;
      node.waits = true;
      return node;
    }
    var owner = node(Kind.SCOPE, call, scope);
    owner.loop = loop(call);
    effects(owner, call);
    var definitions = landscape.process(key).orElse(null);
    var process =
        definitions == null
            ? null
            : Bpmn.processes(definitions).stream()
                .filter(each -> Bpmn.id(each).equals(key))
                .findFirst()
                .orElse(null);
    if (process == null) {
      object(Objection.Kind.UNKNOWN_PROCESS, call, "there is no process '" + key + "' to call");
      owner.inside = new Scope(owner, scope, scope.frame);
      var nothing = node(Kind.END, call, owner.inside);
      owner.inside.starts.add(nothing);
      return owner;
    }
    var frame = new ProcessFrame(key, process, scope.frame);
    answers(frame);
    map(call, "in", scope.frame.answers, frame.answers, frame.in);
    map(call, "out", frame.answers, scope.frame.answers, frame.out);
    owner.inside = new Scope(owner, scope, frame);
    // Only a plain start can be called.
    fill(owner.inside, definitions, process, false);
    return owner;
  }

  private static void map(
      Element call,
      String tag,
      Map<String, Integer> from,
      Map<String, Integer> to,
      Map<Integer, Integer> mapping) {
    ModelSettings.extensions(call, tag)
        .forEach(
            each -> {
              if ("all".equals(each.attribute("variables"))) {
                from.forEach((name, index) -> mapping.put(index, to.get(name)));
              }
              var source = from.get(each.attribute("source", ""));
              var target = to.get(each.attribute("target", ""));
              if (source != null && target != null) mapping.put(source, target);
            });
  }

  private void attach(Element definitions, Element drawn, Map<String, Node> nodes) {
    for (var child : drawn.elements("boundaryEvent")) {
      var boundary = nodes.get(Bpmn.id(child));
      var host = nodes.get(child.attribute("attachedToRef", ""));
      if (host == null) continue;
      if (Bpmn.eventKind(child).equals("compensate")) {
        undoing(drawn, child, nodes);
      } else {
        host.boundaries.add(boundary);
      }
    }
  }

  private void undoing(Element drawn, Element boundary, Map<String, Node> nodes) {
    for (var association : drawn.elements("association")) {
      var target = nodes.get(association.attribute("targetRef", ""));
      if (association.attribute("sourceRef", "").equals(Bpmn.id(boundary)) && target != null) {
        net.undoing.add(target);
      }
    }
    net.undoing.add(nodes.get(Bpmn.id(boundary)));
  }

  private void connect(Scope scope, Element drawn, Map<String, Node> nodes) {
    var defaults = new HashMap<String, String>();
    drawn.elements().forEach(child -> defaults.put(Bpmn.id(child), child.attribute("default", "")));
    for (var child : drawn.elements("sequenceFlow")) {
      var source = nodes.get(child.attribute("sourceRef", ""));
      var target = nodes.get(child.attribute("targetRef", ""));
      if (source == null || target == null) continue;
      var otherwise = defaults.getOrDefault(Bpmn.id(source.element), "").equals(Bpmn.id(child));
      var condition = child.element("conditionExpression");
      source.flows.add(
          new Flow(
              Bpmn.id(child),
              target,
              child.attribute("name", "").strip(),
              condition != null && !otherwise,
              otherwise,
              condition == null || otherwise || isDeaf(source)
                  ? -1
                  : asks(scope.frame, condition.getText())));
      target.incoming++;
    }
  }

  /** These take all their flows, whatever is written on them. */
  private static boolean isDeaf(Node source) {
    return source.kind == Kind.PARALLEL || source.kind == Kind.EVENT_BASED;
  }

  /** The answer that has to be yes for a flow to be taken. */
  private int asks(ProcessFrame frame, String condition) {
    for (var equality : Condition.required(condition)) {
      for (var deed : landscape.approvals()) {
        if (deed.answer().equals(equality.variable()) && deed.yes().equals(equality.value())) {
          return frame.answers.get(deed.answer());
        }
      }
    }
    return -1;
  }

  /** A thrown link goes on where the link of the same name is caught. */
  private void link(Element drawn, Map<String, Node> nodes) {
    for (var child : drawn.elements()) {
      if (!Bpmn.eventKind(child).equals("link")
          || !child.getTagName().equals("intermediateThrowEvent")) continue;
      var name = linkName(child);
      for (var other : drawn.elements("intermediateCatchEvent")) {
        if (Bpmn.eventKind(other).equals("link") && linkName(other).equals(name)) {
          var target = nodes.get(Bpmn.id(other));
          nodes.get(Bpmn.id(child)).flows.add(new Flow("", target, "", false, false, -1));
          target.incoming++;
        }
      }
    }
  }

  private static String linkName(Element event) {
    return Bpmn.definition(event).map(d -> d.attribute("name", "")).orElse("");
  }

  private void object(Objection.Kind kind, Element element, String what) {
    net.objections.add(new Objection(kind, element, what));
  }
}
