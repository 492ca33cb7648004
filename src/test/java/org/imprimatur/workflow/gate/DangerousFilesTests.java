package org.imprimatur.workflow.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.workflow.gate.Corpus.file;

import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.workflow.gate.Corpus.Case;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that would run something, read something or keep the machine busy are not let in. */
class DangerousFilesTests {
  private static final String RUNS =
      "${''.getClass().forName('java.lang.Runtime').getMethod('getRuntime')}";
  private static final String HUMAN =
      "camunda:formRef='do-by-hand' camunda:formRefBinding='latest' camunda:candidateGroups='staff'";

  @ParameterizedTest
  @MethodSource({"expressions", "programs", "forms", "files", "behaviour"})
  void isRefused(Case wrong) {
    assertThat(Corpus.refusals(wrong.files())).contains(wrong.rule());
  }

  /** An expression that runs something, wherever one may stand. */
  static Stream<Case> expressions() {
    return Stream.of(
        element(
            "in a service task",
            "IMP-D07",
            "<serviceTask id='x' camunda:delegateExpression=\"%s\"/>"),
        element(
            "in an execution listener",
            "IMP-D07",
            "<userTask id='x'><extensionElements><camunda:executionListener event='start' delegateExpression=\"%s\"/></extensionElements></userTask>"),
        element(
            "in a task listener",
            "IMP-D07",
            "<userTask id='x'><extensionElements><camunda:taskListener event='create' delegateExpression=\"%s\"/></extensionElements></userTask>"),
        element(
            "in a condition",
            "IMP-D07",
            "<exclusiveGateway id='x'/><sequenceFlow id='f' sourceRef='x' targetRef='x'><conditionExpression>%s</conditionExpression></sequenceFlow>"),
        element(
            "in a timer",
            "IMP-D07",
            "<startEvent id='x'><timerEventDefinition><timeDate>%s</timeDate></timerEventDefinition></startEvent>"),
        element(
            "in the people asked", "IMP-D07", "<userTask id='x' camunda:candidateGroups=\"%s\"/>"),
        element("in the person asked", "IMP-D07", "<userTask id='x' camunda:assignee=\"%s\"/>"),
        element("in a due date", "IMP-D07", "<userTask id='x' camunda:dueDate=\"%s\"/>"),
        element(
            "in a job's priority", "IMP-D07", "<serviceTask id='x' camunda:jobPriority=\"%s\"/>"),
        element(
            "in the times to try again",
            "IMP-D07",
            "<serviceTask id='x'><extensionElements><camunda:failedJobRetryTimeCycle>%s</camunda:failedJobRetryTimeCycle></extensionElements></serviceTask>"),
        element(
            "in an input",
            "IMP-D07",
            "<userTask id='x'><extensionElements><camunda:inputOutput><camunda:inputParameter name='a'>%s</camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>"),
        element(
            "in a list",
            "IMP-D07",
            "<userTask id='x'><multiInstanceLoopCharacteristics camunda:collection=\"%s\"/></userTask>"),
        element("in what is called", "IMP-D07", "<callActivity id='x' calledElement=\"%s\"/>"),
        element(
            "in a form's field",
            "IMP-D06",
            "<userTask id='x'><extensionElements><camunda:formData><camunda:formField id='f' label=\"%s\" type='string'/></camunda:formData></extensionElements></userTask>"),
        element("among other text", "IMP-D07", "<userTask id='x' camunda:assignee=\"a%sb\"/>"),
        element(
            "in a thousand brackets",
            "IMP-D07",
            "<userTask id='x' camunda:assignee=\"${"
                + "(".repeat(100_000)
                + "a"
                + ")".repeat(100_000)
                + "}%.0s\"/>"),
        element(
            "the process engine itself",
            "IMP-D07",
            "<userTask id='x' camunda:assignee='${execution.processEngineServices}'/>"),
        element(
            "the surroundings",
            "IMP-D10",
            "<serviceTask id='x' camunda:asyncBefore='true' camunda:delegateExpression='${environment}'/>"),
        element(
            "the database",
            "IMP-D10",
            "<serviceTask id='x' camunda:asyncBefore='true' camunda:delegateExpression='${dataSource}'/>"),
        element(
            "a step nobody knows",
            "IMP-D10",
            "<serviceTask id='x' camunda:asyncBefore='true' camunda:delegateExpression='${launchMissiles}'/>"),
        element(
            "a listener nobody knows",
            "IMP-D10",
            "<userTask id='x'><extensionElements><camunda:executionListener event='start' delegateExpression='${publishPost}'/></extensionElements></userTask>"),
        element(
            "a step on an event",
            "IMP-D22",
            "<endEvent id='x'><messageEventDefinition camunda:delegateExpression='${weighPiece}'/></endEvent>"));
  }

  static Stream<Case> programs() {
    return Stream.of(
        element("a class", "IMP-D04", "<serviceTask id='x' camunda:class='java.lang.String'/>"),
        element(
            "a class under the old name",
            "IMP-D04",
            "<definitions xmlns:old='http://activiti.org/bpmn'><serviceTask id='x' old:class='java.lang.String'/></definitions>"),
        element("a mail task", "IMP-D04", "<serviceTask id='x' camunda:type='mail'/>"),
        element(
            "a class that maps variables",
            "IMP-D04",
            "<callActivity id='x' calledElement='part' camunda:variableMappingClass='java.lang.String'/>"),
        element(
            "a bean that maps variables",
            "IMP-D04",
            "<callActivity id='x' calledElement='part' camunda:variableMappingDelegateExpression='${weighPiece}'/>"),
        element(
            "a Groovy script",
            "IMP-D03",
            "<scriptTask id='x' scriptFormat='groovy'><script>1</script></scriptTask>"),
        element(
            "a JavaScript script",
            "IMP-D03",
            "<scriptTask id='x' scriptFormat='javascript'><script>1</script></scriptTask>"),
        element(
            "a script in a file",
            "IMP-D03",
            "<scriptTask id='x' camunda:resource='deployment://x.groovy'/>"),
        element(
            "a script in an input",
            "IMP-D03",
            "<userTask id='x'><extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='groovy'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>"),
        element(
            "a condition in another language",
            "IMP-D03",
            "<exclusiveGateway id='x'/><sequenceFlow id='f' sourceRef='x' targetRef='x'><conditionExpression language='groovy'>1</conditionExpression></sequenceFlow>"),
        element(
            "a connector",
            "IMP-D05",
            "<serviceTask id='x'><extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></extensionElements></serviceTask>"),
        decision("a script in a decision", "expressionLanguage='groovy'", "1"),
        decision(
            "another class's function in a decision",
            "",
            "function(a) external { java: { class: \"java.lang.Math\", method signature: \"abs(int)\" } }"));
  }

  static Stream<Case> forms() {
    return Stream.of(
        element(
            "a class that reads a form",
            "IMP-D04",
            "<startEvent id='x' camunda:formHandlerClass='java.lang.String'/>"),
        element(
            "a validator",
            "IMP-D06",
            "<userTask id='x'><extensionElements><camunda:formData><camunda:formField id='f' type='string'><camunda:validation><camunda:constraint name='validator' config='java.lang.String'/></camunda:validation></camunda:formField></camunda:formData></extensionElements></userTask>"),
        element(
            "an HTML form",
            "IMP-D06",
            "<userTask id='x' camunda:formKey='embedded:app:forms/evil.html'/>"),
        element(
            "a form elsewhere",
            "IMP-D06",
            "<userTask id='x' camunda:formKey='https://evil.example/form'/>"),
        element(
            "a form nobody reads",
            "IMP-D11",
            "<userTask id='x' camunda:formRef='evil' camunda:formRefBinding='latest' camunda:candidateGroups='staff'/>"),
        element(
            "an older form",
            "IMP-D12",
            "<userTask id='x' camunda:formRef='do-by-hand' camunda:formRefBinding='version' camunda:formRefVersion='1' camunda:candidateGroups='staff'/>"),
        form(
            "a frame around another page",
            "{\"type\":\"iframe\",\"url\":\"https://evil.example\",\"id\":\"f\"}"),
        form("a script", "{\"type\":\"html\",\"content\":\"<script>1</script>\",\"id\":\"f\"}"),
        form(
            "something that runs when shown",
            "{\"type\":\"html\",\"content\":\"<b onclick=x>y</b>\",\"id\":\"f\"}"),
        form("an image from the data", "{\"type\":\"image\",\"source\":\"=where\",\"id\":\"f\"}"),
        form(
            "text from the data where it is not escaped",
            "{\"type\":\"text\",\"text\":\"{{caption}}\",\"id\":\"f\"}"),
        form(
            "a field whose key is no variable's name",
            "{\"type\":\"textfield\",\"key\":\"review-comment\",\"id\":\"f\"}"),
        form(
            "two fields of one name",
            "{\"type\":\"textfield\",\"key\":\"comment\",\"id\":\"f\"},"
                + "{\"type\":\"textarea\",\"key\":\"comment\",\"id\":\"g\"}"),
        wrong(
            "a form under another name",
            "IMP-D17",
            file("own.form", "{\"id\":\"other\",\"components\":[]}")),
        wrong(
            "a form for a newer viewer",
            "IMP-D17",
            file("own.form", "{\"id\":\"own\",\"schemaVersion\":17,\"components\":[]}")));
  }

  static Stream<Case> files() {
    return Stream.of(
        wrong(
            "a document type",
            "IMP-D18",
            file(
                "own.bpmn",
                "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                    + process("<task id='x' name='&e;'/>"))),
        wrong(
            "entities that grow",
            "IMP-D18",
            file(
                "own.bpmn",
                "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>"
                    + process("<task id='x' name='&b;'/>"))),
        wrong(
            "a document type in a decision",
            "IMP-D18",
            file("d.dmn", "<!DOCTYPE x><definitions/>")),
        wrong("no XML", "IMP-D18", file("own.bpmn", "Hello")),
        wrong(
            "the same thing twice",
            "IMP-D18",
            file(
                "own.bpmn",
                process(
                    "<userTask id='x' "
                        + HUMAN
                        + "><extensionElements/><extensionElements/></userTask>"))),
        wrong("20 megabytes", "IMP-D14", new ModelFile("own.bpmn", new byte[20_000_000], false)),
        wrong("50,000 elements", "IMP-D14", file("own.bpmn", process("<task/>".repeat(50_000)))),
        wrong(
            "10,000 inside one another",
            "IMP-D14",
            file(
                "own.bpmn",
                process("<subProcess>".repeat(10_000) + "</subProcess>".repeat(10_000)))),
        wrong(
            "10,000 inside one another in a decision",
            "IMP-D14",
            file(
                "d.dmn",
                "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/'><decision id='d'/>"
                    + "<a>".repeat(10_000)
                    + "</a>".repeat(10_000)
                    + "</definitions>")),
        wrong("a page", "IMP-D01", file("own.html", "<html/>")),
        wrong("a program", "IMP-D01", file("own.groovy", "1")),
        wrong(
            "the process that watches all others",
            "IMP-D16",
            file("task-watch.bpmn", process("").replace("'own'", "'task-watch'"))),
        wrong(
            "no end to its history",
            "IMP-D15",
            file("own.bpmn", process("").replace("camunda:historyTimeToLive='P1D'", ""))));
  }

  static Stream<Case> behaviour() {
    return Stream.of(
        element(
            "every ten seconds",
            "IMP-D13",
            "<startEvent id='x'><timerEventDefinition><timeCycle>R/PT10S</timeCycle></timerEventDefinition></startEvent>"),
        element(
            "every second, from a date on",
            "IMP-D13",
            "<startEvent id='x'><timerEventDefinition><timeCycle>R/2026-01-01T00:00:00Z/PT1S</timeCycle></timerEventDefinition></startEvent>"),
        element(
            "every second, as cron writes it",
            "IMP-D13",
            "<startEvent id='x'><timerEventDefinition><timeCycle>* * * * * ?</timeCycle></timerEventDefinition></startEvent>"),
        element(
            "a task of nobody",
            "IMP-R01",
            "<userTask id='x' camunda:formRef='do-by-hand' camunda:formRefBinding='latest'/>"),
        element("a task nobody takes over", "IMP-R02", "<userTask id='x' " + HUMAN + "/>"),
        element(
            "in somebody else's transaction",
            "IMP-R04",
            "<serviceTask id='x' camunda:delegateExpression='${weighPiece}'/>"),
        element(
            "nobody knows when it is tried again",
            "IMP-R05",
            "<serviceTask id='x' camunda:asyncBefore='true' camunda:delegateExpression='${weighPiece}'/>"),
        element(
            "nobody is told of a refusal",
            "IMP-R06",
            "<serviceTask id='x' camunda:asyncBefore='true' camunda:delegateExpression='${schedulePublications}'/>"),
        element("nothing to do", "IMP-D20", "<task id='x'/>"),
        element(
            "no decision of that name",
            "IMP-D19",
            "<businessRuleTask id='x' camunda:decisionRef='nothing' camunda:decisionRefBinding='latest'/>"),
        element(
            "whichever process a variable names",
            "IMP-D12",
            "<callActivity id='x' calledElement='${which}' camunda:calledElementBinding='latest'/>"),
        element("not understood", "IMP-P06", "<adHocSubProcess id='x'/>"),
        element(
            "two events in one",
            "IMP-P06",
            "<endEvent id='x'><errorEventDefinition/><terminateEventDefinition/></endEvent>"),
        unsound(
            "a circle that never waits",
            "IMP-S05",
            "start a\nxor b\nmachine c weighPiece\nend d\na > c > b\nb > c if x == 1\nb > d else"),
        unsound(
            "a circle that waits for a second",
            "IMP-S05",
            "start a\nxor b\ncatch c timer PT1S\nend d\na > c > b\nb > c if x == 1\nb > d else"),
        unsound(
            "a circle of sub-processes that never waits",
            "IMP-S05",
            "start a\nxor b\nsub c {\nstart e\nmachine m weighPiece\nend f\ne > m > f\n}\nend d\na > c > b\nb > c if x == 1\nb > d else"),
        unsound(
            "a circle without a way out",
            "IMP-S02",
            "start a\nhuman b do-by-hand\nhuman c do-by-hand\na > b > c > b"),
        unsound(
            "a join after a question",
            "IMP-S02",
            "start a\nxor b\nhuman c do-by-hand\nhuman d do-by-hand\nand e\nend f\na > b\nb > c if x == 1\nb > d else\nc > e > f\nd > e"),
        unsound(
            "a join of what may be given up",
            "IMP-S02",
            "start a\nand b\nhuman c do-by-hand\nhuman d do-by-hand\non late d timer\nend l\nand e\nend f\na > b > c > e > f\nb > d > e\nlate > l"),
        unsound(
            "a join of three branches that gets two",
            "IMP-S02",
            "start a\nand b\nhuman c do-by-hand\nhuman d do-by-hand\nxor g\nand e\nend f\nend h\na > b > c > e > f\nb > d > g\ng > e if x == 1\ng > h else"),
        unsound(
            "a join in a sub-process that never ends",
            "IMP-S02",
            "start a\nsub s {\nstart t\nxor b\nhuman c do-by-hand\nhuman d do-by-hand\nand e\nend f\nt > b\nb > c if x == 1\nb > d else\nc > e > f\nd > e\n}\nend z\na > s > z"),
        unsound(
            "nothing leads there",
            "IMP-S01",
            "start a\nend b\nhuman c do-by-hand\nend d\na > b\nc > d"),
        unsound(
            "two branches run into one",
            "IMP-S03",
            "start a\nand b\nhuman c do-by-hand\nhuman d do-by-hand\nhuman e do-by-hand\nend f\na > b > c > e > f\nb > d > e"),
        unsound(
            "two branches run into one at a question",
            "IMP-S03",
            "start a\nand b\nhuman c do-by-hand\nhuman d do-by-hand\nxor g\nhuman e do-by-hand\nend f\na > b > c > g > e > f\nb > d > g"),
        unsound("an error nobody catches", "IMP-S04", "start a\nend b error Bad\na > b"),
        unsound(
            "an error of another code is caught",
            "IMP-S04",
            "start a\nsub s {\nstart t\nend b error Bad\nt > b\n}\non e s error Worse\nend z\na > s > z\ne > z"),
        unsound(
            "a message escapes its sub-process and stays",
            "IMP-S02",
            "start a\nand b\nsub s {\nstart t\nhuman c do-by-hand\nend u\nt > c > u\n}\non m s message Gone\nend g\nhuman d do-by-hand\nand j\nend z\na > b > s > j > z\nb > d > j\nm > g"));
  }

  private static Case unsound(String name, String rule, String sketch) {
    return Corpus.wrong(rule, name, sketch);
  }

  private static Case element(String name, String rule, String xml) {
    return wrong(name, rule, file("own.bpmn", process(xml.formatted(RUNS))));
  }

  private static Case decision(String name, String attributes, String text) {
    return wrong(
        name,
        "IMP-D09",
        file(
            "d.dmn",
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="defs" name="defs" namespace="t">
              <decision id="d" name="d"><variable name="d"/>
                <literalExpression id="l" %s><text>%s</text></literalExpression></decision>
            </definitions>
            """
                .formatted(attributes, text)));
  }

  private static Case form(String name, String component) {
    return wrong(
        name, "IMP-D17", file("own.form", "{\"id\":\"own\",\"components\":[" + component + "]}"));
  }

  private static Case wrong(String name, String rule, ModelFile file) {
    return new Case(name, rule, List.of(file));
  }

  private static String process(String elements) {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
          <process id='own' isExecutable="true" camunda:historyTimeToLive='P1D'>%s</process>
        </definitions>
        """
        .formatted(elements);
  }
}
