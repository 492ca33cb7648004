package org.imprimatur.workflow.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.ModelSettings;
import org.imprimatur.workflow.StartStep;
import org.imprimatur.workflow.StepSetting;
import org.imprimatur.workflow.gate.Report.Remark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What owners find in Modeler: a template for every step, each of which passes the gate as it is.
 */
class ElementTemplateTests {
  private static final Path TEMPLATES = Path.of(".camunda/element-templates");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema PUBLISHED = published();

  /** The schema of npm's @camunda/element-templates-json-schema 0.22.1, which Modeler uses. */
  private static JsonSchema published() {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
          .getSchema(
              JSON.readTree(
                  Path.of("src/test/resources/schema/element-templates.schema.json").toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Template(String file, JsonNode json) {
    String elementType() {
      return json.path("elementType").path("value").asText(json.path("appliesTo").path(0).asText());
    }

    String value(String binding) {
      for (var property : json.path("properties")) {
        if (binding.equals(property.path("binding").path("name").asText())) {
          return property.path("value").asText();
        }
      }
      return "";
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static List<Template> templates() throws IOException {
    try (var files = Files.list(TEMPLATES)) {
      var templates = new ArrayList<Template>();
      for (var file : files.sorted().toList()) {
        templates.add(new Template(file.getFileName().toString(), JSON.readTree(file.toFile())));
      }
      return templates;
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void templateIsValidByThePublishedSchema(Template template) {
    assertThat(PUBLISHED.validate(template.json())).isEmpty();
    assertThat(template.json().path("id").asText())
        .isEqualTo("org.imprimatur." + template.file().replace(".json", ""));
    assertThat(template.json().path("description").asText()).hasSizeGreaterThan(30);
  }

  @Test
  void theSchemaSaysNoToWhatIsNoTemplate() throws IOException {
    assertThat(PUBLISHED.validate(JSON.readTree("{\"name\": \"x\"}"))).isNotEmpty();
  }

  @Test
  void everyStepHasATemplateAndEveryTemplateAStep() throws IOException {
    var steps = StepCatalog.ofTheApplication();
    var known = new TreeSet<String>();
    for (var role : List.of(FormStep.class, StartStep.class, JavaDelegate.class)) {
      known.addAll(steps.names(role));
    }
    var offered = new TreeSet<String>();
    for (var template : templates()) {
      var form = template.value("camunda:formRef");
      var bean = template.value("camunda:delegateExpression");
      if (!form.isEmpty()) offered.add(StepSetting.stepOf(form));
      if (!bean.isEmpty()) offered.add(bean.replaceAll("[${}]", ""));
    }
    assertThat(offered).isEqualTo(known);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void elementMadeOfATemplatePassesTheGate(Template template) {
    var model = modelWith(template);

    var report =
        new ModelCheck(Shipped.onTheClassPath())
            .check(List.of(new ModelFile("x.bpmn", model.getBytes(StandardCharsets.UTF_8), false)))
            .get(0)
            .report();

    // Alone in a diagram it lacks the approval before it, somebody to answer an error to, or what
    // it is about.
    var lacking = Set.of("IMP-P01", "IMP-R06", "IMP-R07");
    assertThat(report.remarks())
        .filteredOn(Remark::refused)
        .filteredOn(remark -> !lacking.contains(remark.rule()))
        .extracting(Remark::message)
        .isEmpty();
  }

  @Test
  void publishingAloneIsWhatTheGateRefuses() throws IOException {
    var publish =
        templates().stream().filter(t -> t.file().equals("publish-post.json")).findFirst();

    assertThat(
            new ModelCheck(Shipped.onTheClassPath())
                .check(
                    List.of(
                        new ModelFile(
                            "x.bpmn",
                            modelWith(publish.orElseThrow()).getBytes(StandardCharsets.UTF_8),
                            false)))
                .get(0)
                .report()
                .remarks())
        .extracting(Remark::rule)
        .contains("IMP-P01");
  }

  /** The worked example of the handbook: what an owner made of templates says so. */
  @Test
  void workedExampleIsWhatModelerMakesOfTheTemplatesItNames() throws IOException {
    var file =
        XmlFile.read(
            "content-piece.bpmn",
            Files.readAllBytes(
                Path.of("src/test/resources/models/content-piece-with-legal-check.bpmn")));
    var made = new ArrayList<Element>();
    collect(file.getRootElement(), made);
    assertThat(made)
        .extracting(element -> element.attribute("id"))
        .containsExactlyInAnyOrder("Task_CheckLegally", "SequenceFlow_AllowedYes");
    for (var element : made) {
      var template =
          templates().stream()
              .filter(t -> named(element, "modelerTemplate").equals(t.json().path("id").asText()))
              .findFirst()
              .orElseThrow();
      assertThat(named(element, "modelerTemplateVersion"))
          .isEqualTo(template.json().path("version").asText());
      for (var property : template.json().path("properties")) {
        if (!property.path("type").asText().equals("Hidden")) continue;
        assertThat(valueOf(element, property.path("binding").path("name").asText()))
            .isEqualTo(property.path("value").asText());
      }
    }
  }

  private static void collect(Element element, List<Element> made) {
    if (!named(element, "modelerTemplate").isEmpty()) made.add(element);
    element.elements().forEach(child -> collect(child, made));
  }

  private static String named(Element element, String attribute) {
    return ModelSettings.attribute(element, attribute).orElse("");
  }

  private static String valueOf(Element element, String binding) {
    return binding.equals("conditionExpression")
        ? element.element(binding).getText().strip()
        : named(element, binding.replace("camunda:", ""));
  }

  /** A start, the element as Modeler makes it of the template, an end. */
  private static String modelWith(Template template) {
    var attributes =
        new StringBuilder(
            " camunda:modelerTemplate=\"%s\" camunda:modelerTemplateVersion=\"%s\""
                .formatted(
                    template.json().path("id").asText(), template.json().path("version").asText()));
    var properties = new StringBuilder();
    var mappings = new StringBuilder();
    var condition = "";
    for (var property : template.json().path("properties")) {
      var binding = property.path("binding");
      var value = escaped(property.path("value").asText());
      var name = binding.path("name").asText();
      if (value.isEmpty()) continue;
      switch (binding.path("type").asText()) {
        case "property" -> {
          if (name.equals("conditionExpression")) condition = value;
          else attributes.append(" %s=\"%s\"".formatted(name, value));
        }
        case "camunda:property" ->
            properties.append(
                "<camunda:property name=\"%s\" value=\"%s\"/>".formatted(name, value));
        case "camunda:in:businessKey" ->
            mappings.append("<camunda:in businessKey=\"%s\"/>".formatted(value));
        case "camunda:in" ->
            mappings.append(
                "<camunda:in source=\"%s\" target=\"%s\"/>"
                    .formatted(value, binding.path("target").asText()));
        case "camunda:out" ->
            mappings.append(
                "<camunda:out source=\"%s\" target=\"%s\"/>"
                    .formatted(binding.path("source").asText(), value));
        default -> throw new AssertionError("No such binding is used: " + binding);
      }
    }
    var extensions =
        "<extensionElements><camunda:properties>%s</camunda:properties>%s</extensionElements>"
            .formatted(properties, mappings);
    var type = template.elementType().replace("bpmn:", "");
    var tag = Character.toLowerCase(type.charAt(0)) + type.substring(1);
    if (tag.equals("startEvent")) {
      return model("<startEvent id=\"s\"%s/>".formatted(attributes), "");
    }
    if (tag.equals("sequenceFlow")) {
      return model(
          """
          <startEvent id="s"/><exclusiveGateway id="x" name="Yes?" default="no"/>
          <sequenceFlow id="a" sourceRef="s" targetRef="x"/>
          <sequenceFlow id="yes"%s sourceRef="x" targetRef="e">
            <conditionExpression xsi:type="tFormalExpression">%s</conditionExpression></sequenceFlow>
          <sequenceFlow id="no" name="No" sourceRef="x" targetRef="e"/><endEvent id="e"/>
          """
              .formatted(attributes, condition),
          "");
    }
    return model(
        "<startEvent id=\"s\"/><%s id=\"x\"%s>%s</%s><endEvent id=\"e\"/>"
            .formatted(tag, attributes, extensions, tag),
        "<sequenceFlow id=\"a\" sourceRef=\"s\" targetRef=\"x\"/>"
            + "<sequenceFlow id=\"b\" sourceRef=\"x\" targetRef=\"e\"/>");
  }

  private static String escaped(String text) {
    return Stream.of(text)
        .map(t -> t.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"))
        .findFirst()
        .orElseThrow();
  }

  private static String model(String elements, String flows) {
    return """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
          <process id="made-of-templates" isExecutable="true" camunda:historyTimeToLive="P1D">%s%s</process>
        </definitions>
        """
        .formatted(elements, flows);
  }
}
