package org.imprimatur.workflow.gate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.imprimatur.TestPostgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "camunda.bpm.job-execution.enabled=false")
@ContextConfiguration(initializers = TestPostgres.class)
class DeploymentGateTests {

  private static final String REFLECTION =
      "${''.getClass().forName('java.lang.System').getMethod('setProperty')}";

  @Autowired RepositoryService repository;
  @Autowired ProcessEngine engine;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          IMP-D03 | <scriptTask id='x' name='Run it' scriptFormat='juel'><script>1</script></scriptTask>
          IMP-D03 | <serviceTask id='x' name='Run it' camunda:delegateExpression='${s}'><extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='juel'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></serviceTask>
          IMP-D03 | <userTask id='x' name='Run it'><extensionElements><camunda:taskListener event='create'><camunda:script scriptFormat='juel' resource='x.groovy'/></camunda:taskListener></extensionElements></userTask>
          IMP-D04 | <serviceTask id='x' name='Run it' camunda:class='org.camunda.bpm.engine.impl.bpmn.behavior.ShellActivityBehavior'/>
          IMP-D04 | <serviceTask id='x' name='Run it' activiti:class='java.lang.String'/>
          IMP-D04 | <serviceTask id='x' name='Run it' camunda:type='shell'/>
          IMP-D04 | <serviceTask id='x' name='Run it' camunda:type='mail'/>
          IMP-D04 | <serviceTask id='x' name='Run it' camunda:expression='${a}'/>
          IMP-D04 | <userTask id='x' name='Run it'><extensionElements><camunda:taskListener event='create' class='java.lang.String'/></extensionElements></userTask>
          IMP-D05 | <serviceTask id='x' name='Run it'><extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements></serviceTask>
          IMP-D06 | <userTask id='x' name='Run it' camunda:formKey='embedded:app:forms/evil.html'/>
          IMP-D06 | <userTask id='x' name='Run it'><extensionElements><camunda:formData><camunda:formField id='f' type='string'/></camunda:formData></extensionElements></userTask>
          IMP-D07 | <serviceTask id='x' name='Run it' camunda:delegateExpression='${dataSource.connection}'/>
          IMP-D07 | <userTask id='x' name='Run it' camunda:assignee='${a[b]}'/>
          IMP-D07 | <userTask id='x' name='Run it' camunda:dueDate='${now()}'/>
          IMP-D07 | <userTask id='x' name='Run it' camunda:assignee='${execution.processEngineServices}'/>
          IMP-D07 | <intermediateCatchEvent id='x' name='Run it'><timerEventDefinition><timeDuration>${a.b()}</timeDuration></timerEventDefinition></intermediateCatchEvent>
          IMP-D08 | <serviceTask id='x' name='Run it' camunda:asyncBefore='true' camunda:delegateExpression='${s}'><extensionElements><camunda:failedJobRetryTimeCycle>${retryCycle}</camunda:failedJobRetryTimeCycle></extensionElements></serviceTask>
          """)
  void refusesWhatCouldRunCodeAndSaysWhere(String rule, String element) {
    assertThatThrownBy(
            () -> deploy("refused.bpmn", process(element).replace("id='p'", "id='refused'")))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining(rule + " x \"Run it\"");
    assertThat(repository.createProcessDefinitionQuery().processDefinitionKey("refused").count())
        .isZero();
  }

  @Test
  void reflectionIsRefusedEverywhereAnExpressionMayStand() {
    for (var place :
        List.of(
            "camunda:assignee",
            "camunda:candidateGroups",
            "camunda:dueDate",
            "camunda:priority",
            "name")) {
      assertThatThrownBy(
              () ->
                  deploy(
                      "r.bpmn",
                      process("<userTask id='x' %s=\"%s\"/>".formatted(place, REFLECTION))))
          .hasMessageContaining("IMP-D07");
    }
  }

  @Test
  void reflectionInATimerStartDoesNotRunWhileDeploying() {
    var timer =
        "<startEvent id='t'><timerEventDefinition><timeDate>"
            + REFLECTION
            + "</timeDate></timerEventDefinition></startEvent>";
    assertThatThrownBy(() -> deploy("t.bpmn", process(timer))).hasMessageContaining("IMP-D07 t");
  }

  @Test
  void namesAllFindingsAtOnce() {
    var elements =
        "<scriptTask id='first'/><serviceTask id='second' camunda:class='java.lang.String'/>";
    assertThatThrownBy(() -> deploy("two.bpmn", process(elements)))
        .hasMessageContaining("IMP-D03 first")
        .hasMessageContaining("IMP-D04 second");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.html", "a.groovy", "a.js", "a.cmmn", "a"})
  void refusesOtherFiles(String name) {
    assertThatThrownBy(() -> deploy(name, "<html/>")).hasMessageContaining("IMP-D01 " + name);
  }

  @Test
  void refusesTheTenantOfNobody() {
    assertThatThrownBy(
            () ->
                repository
                    .createDeployment()
                    .tenantId("nobody")
                    .addString("p.bpmn", process(""))
                    .deploy())
        .hasMessageContaining("IMP-D02");
  }

  @Test
  void refusesDocumentTypes() {
    assertThatThrownBy(
            () ->
                deploy(
                    "d.bpmn",
                    "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + process("")))
        .isInstanceOf(ProcessEngineException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"juel", "javascript", "groovy"})
  void refusesOtherLanguagesInDecisions(String language) {
    assertThatThrownBy(
            () -> deploy("d.dmn", decision("expressionLanguage='" + language + "'", "1")))
        .hasMessageContaining("IMP-D09 l");
  }

  @Test
  void aDecisionSpeaksFeelByDefault() {
    deploy("d.dmn", decision("", "if 1 &lt; 2 then \"yes\" else \"no\""));
    var result = engine.getDecisionService().evaluateDecisionByKey("d").evaluate();
    assertThat((String) result.getSingleEntry()).isEqualTo("yes");
  }

  @Test
  void aFlowThatComparesAVariableRunsAndPassesTheBusinessKey() {
    deploy(
        "called.bpmn",
        process(
                "<startEvent id='s'/><sequenceFlow id='f' sourceRef='s' targetRef='t'/><userTask id='t' camunda:candidateGroups='${group}' camunda:formRef='do-by-hand' camunda:formRefBinding='latest'><extensionElements><camunda:properties><camunda:property name='escalateTo' value='leads'/></camunda:properties></extensionElements></userTask>")
            .replace("id='p'", "id='called'"));
    deploy(
        "p.bpmn",
        process(
            """
            <startEvent id='s'/><sequenceFlow id='f1' sourceRef='s' targetRef='g'/>
            <exclusiveGateway id='g' default='no'/>
            <sequenceFlow id='yes' sourceRef='g' targetRef='call'><conditionExpression xsi:type='tFormalExpression'>${decision == 'APPROVE'}</conditionExpression></sequenceFlow>
            <sequenceFlow id='no' sourceRef='g' targetRef='e'/>
            <callActivity id='call' calledElement='called' camunda:calledElementBinding='latest'><extensionElements><camunda:in businessKey='#{execution.processBusinessKey}'/></extensionElements></callActivity>
            <endEvent id='e'/>
            """));

    var root =
        engine
            .getRuntimeService()
            .startProcessInstanceByKey("p", "key-1", java.util.Map.of("decision", "REFUSE"));
    assertThat(root.isEnded()).isTrue();
    assertThatThrownBy(
            () ->
                engine
                    .getRuntimeService()
                    .startProcessInstanceByKey(
                        "p", "key-1", java.util.Map.of("decision", "APPROVE")))
        .hasMessageContaining("No step and no variable is called 'group'");
  }

  @Test
  void variablesThatAreNoPlainValuesAreNotShownToExpressions() {
    deploy(
        "p.bpmn",
        process(
            "<startEvent id='s'/><sequenceFlow id='f' sourceRef='s' targetRef='t'/><userTask id='t' camunda:assignee='${who}' camunda:formRef='do-by-hand' camunda:formRefBinding='latest'><extensionElements><camunda:properties><camunda:property name='escalateTo' value='leads'/></camunda:properties></extensionElements></userTask>"));
    assertThatCode(() -> start("who", "ann")).doesNotThrowAnyException();
    assertThatThrownBy(() -> start("who", new java.util.HashMap<>()))
        .hasMessageContaining("no plain value");
  }

  private void start(String name, Object value) {
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            "p", java.util.UUID.randomUUID().toString(), java.util.Map.of(name, value));
  }

  private void deploy(String name, String content) {
    repository
        .createDeployment()
        .addInputStream(name, new ByteArrayInputStream(content.getBytes(UTF_8)))
        .deploy();
  }

  private static String process(String elements) {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn">
          <process id='p' isExecutable="true" camunda:historyTimeToLive="P1D">%s</process>
        </definitions>
        """
        .formatted(elements);
  }

  private static String decision(String attributes, String text) {
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="defs" name="defs" namespace="t">
          <decision id="d" name="d"><variable name="d"/>
            <literalExpression id="l" %s><text>%s</text></literalExpression></decision>
        </definitions>
        """
        .formatted(attributes, text);
  }
}
