package org.imprimatur.workflow.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.imprimatur.workflow.gate.Report.Remark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways around the gate that were open once. */
class GateHolesTests {
  private static final String TAKEN_OVER =
      "<extensionElements><camunda:properties><camunda:property name='escalateTo' value='%s'/>"
          + "<camunda:property name='timeLimit' value='%s'/></camunda:properties></extensionElements>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IMP-P06 | <endEvent id='e'><signalEventDefinition/><messageEventDefinition camunda:delegateExpression='${publishPost}'/></endEvent>
          IMP-D07 | <endEvent id='e'><messageEventDefinition camunda:delegateExpression='${(publishPost)}'/></endEvent>
          IMP-D22 | <endEvent id='e'><messageEventDefinition camunda:delegateExpression='${sendLetter}'/></endEvent>
          """)
  void noStepHidesInAnEvent(String rule, String end) {
    assertThat(refusals(process("<startEvent id='s'/>" + end + flow("s", "e")))).contains(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "leads, P1W, IMP-D21",
    "leads, P1M, IMP-D21",
    "communityManagers, P2D, IMP-R02",
    "leads, P2D, ",
    "leads, PT4H, ''"
  })
  void whoTakesOverAndWhenMeansSomething(String group, String limit, String rule) {
    var refusals =
        refusals(
            process(
                "<startEvent id='s'/><userTask id='t' name='Do it' camunda:formRef='do-by-hand'"
                    + " camunda:formRefBinding='latest' camunda:candidateGroups='communityManagers'>"
                    + TAKEN_OVER.formatted(group, limit)
                    + "</userTask><endEvent id='e'/>"
                    + flow("s", "t")
                    + flow("t", "e")));
    if (rule == null || rule.isEmpty()) assertThat(refusals).isEmpty();
    else assertThat(refusals).contains(rule);
  }

  @Test
  void aCircleOfShortTimersSpins() {
    assertThat(
            refusals(
                process(
                    "<startEvent id='s'/><exclusiveGateway id='g' name='Again?' default='ge'/>"
                        + "<intermediateCatchEvent id='c'><timerEventDefinition><timeDuration>PT1S"
                        + "</timeDuration></timerEventDefinition></intermediateCatchEvent>"
                        + "<endEvent id='e'/>"
                        + flow("s", "g")
                        + flow("g", "c")
                        + flow("c", "g")
                        + flow("g", "e"))))
        .contains("IMP-S05");
  }

  @Test
  void anErrorCaughtAroundTheSubProcessIsCaught() {
    var inner =
        "<startEvent id='s2'/><serviceTask id='t' name='Send' camunda:asyncBefore='true'"
            + " camunda:delegateExpression='${sendLetter}'><extensionElements>"
            + "<camunda:failedJobRetryTimeCycle>PT1M</camunda:failedJobRetryTimeCycle>"
            + "</extensionElements></serviceTask><endEvent id='e2'/>"
            + flow("s2", "t")
            + flow("t", "e2");
    assertThat(
            refusals(
                process(
                    "<startEvent id='s'/><subProcess id='sub' name='Sending'>"
                        + inner
                        + "</subProcess><boundaryEvent id='b' attachedToRef='sub'>"
                        + "<errorEventDefinition/></boundaryEvent><endEvent id='e'/>"
                        + flow("s", "sub")
                        + flow("sub", "e")
                        + flow("b", "e"))))
        .isEmpty();
  }

  /** Whoever takes a short cut through what happens at once must not lose what happens after it. */
  @ParameterizedTest
  @ValueSource(strings = {"<sequenceFlow id='n' sourceRef='note' targetRef='e'/>", "<!-- -->"})
  void whatIsEditedLastIsSeenWhileAnotherBranchIsStillOpen(String goesOn) {
    assertThat(
            refusals(
                process(
                    "<startEvent id='s'/>"
                        + task("draft", "draft-piece")
                        + task("approve", "approve-piece")
                        + "<exclusiveGateway id='g' name='Approved?' default='gstop'/>"
                        + "<sequenceFlow id='yes' name='Yes' sourceRef='g' targetRef='work'>"
                        + "<conditionExpression>${approvalDecision == 'APPROVE'}"
                        + "</conditionExpression></sequenceFlow>"
                        + "<endEvent id='stop'/>"
                        + flow("s", "draft")
                        + flow("draft", "approve")
                        + flow("approve", "g")
                        + flow("g", "stop")
                        + flow("work", "stop")
                        + "<subProcess id='work' name='Work'><startEvent id='ws'/>"
                        + "<parallelGateway id='p'/><endEvent id='e'/>"
                        + task("note", "do-by-hand")
                        + task("revise", "revise-piece")
                        + flow("ws", "p")
                        + flow("p", "note")
                        + flow("p", "revise")
                        + goesOn
                        + "<subProcess id='sub' triggeredByEvent='true'>"
                        + "<startEvent id='m'><signalEventDefinition/></startEvent>"
                        + "<serviceTask id='out' name='Publish post' camunda:asyncBefore='true'"
                        + " camunda:delegateExpression='${publishPost}'/><endEvent id='se'/>"
                        + flow("m", "out")
                        + flow("out", "se")
                        + "</subProcess></subProcess>")))
        .contains("IMP-P01");
  }

  private static String task(String id, String form) {
    return "<userTask id='%s' name='%s' camunda:formRef='%s'/>".formatted(id, id, form);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<message id='m' name='x'/>"})
  void aDiagramWithoutAProcessIsNone(String content) {
    assertThat(refusalsIn("x.bpmn", definitions(content))).containsExactly("IMP-D18");
  }

  @Test
  void aTableMayBeNoDeeperThanADiagram() {
    var deep = "<a>".repeat(5_000) + "</a>".repeat(5_000);
    assertThat(
            refusalsIn(
                "x.dmn",
                "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' id='d'><decision id='x'>"
                    + deep
                    + "</decision></definitions>"))
        .containsExactly("IMP-D14");
  }

  @Test
  void aFormIsCalledAsItsFile() {
    assertThat(refusalsIn("mine.form", "{\"id\": \"other\", \"components\": []}"))
        .containsExactly("IMP-D17");
    assertThat(refusalsIn("mine.form", "{\"id\": \"mine\", \"components\": []}")).isEmpty();
  }

  private static List<String> refusals(String model) {
    return refusalsIn("x.bpmn", model);
  }

  private static List<String> refusalsIn(String name, String content) {
    return new ModelCheck(Shipped.onTheClassPath())
            .check(List.of(new ModelFile(name, content.getBytes(StandardCharsets.UTF_8), false)))
            .get(0)
            .report()
            .remarks()
            .stream()
            .filter(Remark::refused)
            .map(Remark::rule)
            .distinct()
            .toList();
  }

  private static String flow(String from, String to) {
    return "<sequenceFlow id='%s%s' sourceRef='%s' targetRef='%s'/>".formatted(from, to, from, to);
  }

  private static String process(String elements) {
    return definitions(
        "<process id='p' isExecutable='true' camunda:historyTimeToLive='P1D'>"
            + elements
            + "</process>");
  }

  private static String definitions(String content) {
    return "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='t'"
        + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'>"
        + content
        + "</definitions>";
  }
}
