package org.imprimatur.workflow.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Draws a diagram from a few words a line, so that a case of the corpus can be read at a glance.
 *
 * <pre>
 * start begin                         an element and its id
 * human draft draft-piece             a user task and its form
 * machine send publishPost            a service task and its step
 * call post publication each one:publicationId   a call and what it hands in, for each of a list
 * ask approval                        the shipped approval, its answer handed back
 * on edited draft message PieceEdited an event on a border; "beside" interrupts nothing
 * sub part each { ... }               a sub-process; "event" instead of "sub" for one that waits
 * begin > draft > approval            flows; the last one may end in "if ..." or "else"
 * &lt;...&gt;                               XML, as it is
 * </pre>
 */
final class Sketch {
  private static final Map<String, String> GATEWAYS =
      Map.of(
          "xor", "exclusiveGateway",
          "and", "parallelGateway",
          "or", "inclusiveGateway",
          "choose", "eventBasedGateway");
  private static final Map<String, String> EVENTS =
      Map.of(
          "start", "startEvent",
          "end", "endEvent",
          "catch", "intermediateCatchEvent",
          "throw", "intermediateThrowEvent",
          "on", "boundaryEvent");
  private static final Set<String> FLAGS = Set.of("each", "serial", "beside");

  private final Map<String, String> declared = new LinkedHashMap<>();
  private final List<String> lines;
  private int at;

  private Sketch(String text) {
    lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** The file of a process of this key. */
  static ModelFile file(String key, String text) {
    return new ModelFile(key + ".bpmn", xml(key, text).getBytes(UTF_8), false);
  }

  static String xml(String key, String text) {
    var sketch = new Sketch(text);
    var body = sketch.scope();
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
        <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
        %s</process>
        %s</definitions>
        """
        .formatted(key, body, String.join("", sketch.declared.values()));
  }

  private String scope() {
    var flows = new StringBuilder();
    var defaults = new LinkedHashMap<String, String>();
    var elements = new ArrayList<String[]>();
    while (at < lines.size()) {
      var line = lines.get(at++);
      if (line.equals("}")) break;
      if (line.startsWith("<")) elements.add(new String[] {"", line});
      else if (line.contains(" > ")) flow(line, flows, defaults);
      else if (line.endsWith("{")) elements.add(new String[] {"", subProcess(line)});
      else elements.add(line.split("\\s+"));
    }
    var body = new StringBuilder();
    for (var words : elements) body.append(element(words, defaults)).append('\n');
    return body.append(flows).toString();
  }

  private String subProcess(String line) {
    var words = line.split("\\s+");
    var kind = words[0].equals("transaction") ? "transaction" : "subProcess";
    var event = words[0].equals("event") ? " triggeredByEvent=\"true\"" : "";
    var rest = List.of(words).contains("undo") ? " isForCompensation=\"true\"" : "";
    return "<%s id=\"%s\"%s%s>%s%s</%s>"
        .formatted(kind, words[1], event, rest, loop(List.of(words)), scope(), kind);
  }

  private static void flow(String line, StringBuilder flows, Map<String, String> defaults) {
    var condition = line.contains(" if ") ? line.substring(line.indexOf(" if ") + 4) : "";
    var otherwise = line.endsWith(" else");
    var ids = line.replaceFirst(" if .*", "").replaceFirst(" else$", "").split(" > ");
    for (int i = 1; i < ids.length; i++) {
      var id = ids[i - 1] + "_" + ids[i];
      var last = i == ids.length - 1;
      if (last && otherwise) defaults.put(ids[i - 1], id);
      flows.append(
          "<sequenceFlow id=\"%s\" sourceRef=\"%s\" targetRef=\"%s\">%s</sequenceFlow>\n"
              .formatted(
                  id, ids[i - 1], ids[i], last && !condition.isEmpty() ? written(condition) : ""));
    }
  }

  private static String written(String condition) {
    var text = condition.equals("yes") ? "approvalDecision == 'APPROVE'" : condition;
    return "<conditionExpression xsi:type=\"tFormalExpression\">${%s}</conditionExpression>"
        .formatted(text.replace("&", "&amp;").replace("<", "&lt;"));
  }

  private String element(String[] words, Map<String, String> defaults) {
    var kind = words[0];
    if (kind.isEmpty()) return words[1];
    var id = words[1];
    var all = List.of(words);
    if (GATEWAYS.containsKey(kind)) {
      var usual = defaults.containsKey(id) ? " default=\"" + defaults.get(id) + "\"" : "";
      return "<%s id=\"%s\"%s/>".formatted(GATEWAYS.get(kind), id, usual);
    }
    if (EVENTS.containsKey(kind)) return event(kind, words);
    var usual = defaults.containsKey(id) ? " default=\"" + defaults.get(id) + "\"" : "";
    return switch (kind) {
      case "human" -> human(id, words[2], usual, loop(all));
      case "machine" -> machine(id, words[2], usual, loop(all));
      case "ask" ->
          call(id, "client-approval", usual, answer("out", "approvalDecision"), loop(all));
      case "call" ->
          call(
              id,
              words[2],
              usual,
              (all.contains("in") ? answer("in", "approvalDecision") : "")
                  + (all.contains("out") ? answer("out", "approvalDecision") : "")
                  + handed(all),
              loop(all));
      case "receive" ->
          "<receiveTask id=\"%s\" messageRef=\"%s\"/>"
              .formatted(id, declare("message", "name", words[2]));
      default -> throw new IllegalArgumentException(String.join(" ", words));
    };
  }

  static String human(String id, String form, String attributes, String inside) {
    return """
        <userTask id="%s" camunda:formRef="%s" camunda:formRefBinding="latest"
         camunda:candidateGroups="communityManagers"%s><extensionElements><camunda:properties>
         <camunda:property name="escalateTo" value="leads"/></camunda:properties>
         </extensionElements>%s</userTask>"""
        .formatted(id, form, attributes, inside);
  }

  static String machine(String id, String step, String attributes, String inside) {
    return """
        <serviceTask id="%s" camunda:delegateExpression="${%s}" camunda:asyncBefore="true"%s>
         <extensionElements><camunda:failedJobRetryTimeCycle>PT10S,PT1M</camunda:failedJobRetryTimeCycle>
         </extensionElements>%s</serviceTask>"""
        .formatted(id, step, attributes, inside);
  }

  static String call(String id, String key, String attributes, String mappings, String inside) {
    return """
        <callActivity id="%s" calledElement="%s" camunda:calledElementBinding="latest"%s>
         <extensionElements><camunda:in businessKey="#{execution.processBusinessKey}"/>%s
         </extensionElements>%s</callActivity>"""
        .formatted(id, key, attributes, mappings, inside);
  }

  static String answer(String direction, String name) {
    return "<camunda:%s source=\"%s\" target=\"approvalDecision\"/>".formatted(direction, name);
  }

  /** What is handed in, as {@code one:publicationId}. */
  private static String handed(List<String> words) {
    return words.stream()
        .filter(word -> word.contains(":"))
        .map(word -> word.split(":"))
        .map(pair -> "<camunda:in source=\"%s\" target=\"%s\"/>".formatted(pair[0], pair[1]))
        .collect(Collectors.joining());
  }

  private static String loop(List<String> words) {
    if (!words.contains("each") && !words.contains("serial")) return "";
    return """
        <multiInstanceLoopCharacteristics isSequential="%s" camunda:collection="${all}" camunda:elementVariable="one"/>"""
        .formatted(words.contains("serial"));
  }

  private String event(String kind, String[] words) {
    var all = List.of(words);
    var boundary = kind.equals("on");
    int next = boundary ? 3 : 2;
    var form = kind.equals("start") && all.size() > 2 && all.get(2).contains("-");
    var attributes = new StringBuilder();
    if (boundary) attributes.append(" attachedToRef=\"").append(words[2]).append('"');
    if (all.contains("beside")) {
      attributes.append(boundary ? " cancelActivity=\"false\"" : " isInterrupting=\"false\"");
    }
    if (form) {
      attributes.append(
          " camunda:formRef=\"%s\" camunda:formRefBinding=\"latest\"".formatted(words[2]));
    }
    var plain = form || words.length <= next || FLAGS.contains(words[next]);
    var name = words.length > next + 1 && !FLAGS.contains(words[next + 1]) ? words[next + 1] : "";
    return "<%s id=\"%s\"%s>%s</%s>"
        .formatted(
            EVENTS.get(kind),
            words[1],
            attributes,
            plain ? "" : definition(words[next], name),
            EVENTS.get(kind));
  }

  private String definition(String kind, String name) {
    return switch (kind) {
      case "timer" ->
          "<timerEventDefinition><timeDuration>%s</timeDuration></timerEventDefinition>"
              .formatted(name.isEmpty() ? "PT1H" : name);
      case "cycle" ->
          "<timerEventDefinition><timeCycle>%s</timeCycle></timerEventDefinition>"
              .formatted(name.isEmpty() ? "R/PT1H" : name);
      case "message" ->
          "<messageEventDefinition messageRef=\"%s\"/>".formatted(declare("message", "name", name));
      case "signal" ->
          "<signalEventDefinition signalRef=\"%s\"/>".formatted(declare("signal", "name", name));
      case "error" ->
          name.isEmpty()
              ? "<errorEventDefinition/>"
              : "<errorEventDefinition errorRef=\"%s\"/>"
                  .formatted(declare("error", "errorCode", name));
      case "escalation" ->
          "<escalationEventDefinition escalationRef=\"%s\"/>"
              .formatted(declare("escalation", "escalationCode", name));
      case "link" -> "<linkEventDefinition name=\"%s\"/>".formatted(name);
      case "when" ->
          "<conditionalEventDefinition><condition xsi:type=\"tFormalExpression\">${%s}</condition></conditionalEventDefinition>"
              .formatted(name);
      default -> "<%sEventDefinition/>".formatted(kind);
    };
  }

  private String declare(String tag, String attribute, String name) {
    var id = tag + "_" + name;
    declared.put(
        id,
        "<%s id=\"%s\" name=\"%s\"%s/>\n"
            .formatted(
                tag,
                id,
                name,
                attribute.equals("name") ? "" : " %s=\"%s\"".formatted(attribute, name)));
    return id;
  }
}
