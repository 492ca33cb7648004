package org.imprimatur.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.problem.Refusal;
import org.junit.jupiter.api.Test;

class FormSchemaTests {
  private static final FormSchema FORM =
      new FormSchema(
          """
          {"type": "default", "components": [
            {"type": "html", "content": "<b>Piece</b>"},
            {"type": "radio", "key": "decision", "label": "Decision", "validate": {"required": true},
             "values": [{"value": "APPROVE", "label": "Yes"}, {"value": "RETURN", "label": "No"}]},
            {"type": "group", "label": "Inside", "components": [
              {"type": "textfield", "key": "alt", "label": "Alt text", "validate": {"maxLength": 5}},
              {"type": "checklist", "key": "channels", "label": "Channels", "valuesKey": "channelOptions"},
              {"type": "select", "key": "image", "label": "Image", "valuesKey": "assetOptions"}]},
            {"type": "textarea", "key": "comment", "label": "Comment", "conditional": {"hide": "=x"}, "validate": {"required": true}},
            {"type": "checkbox", "key": "now", "label": "Now"},
            {"type": "datetime", "key": "slotAt", "dateLabel": "Another time"}]}
          """
              .getBytes(StandardCharsets.UTF_8));

  @Test
  void soundValuesPass() {
    var values =
        Map.<String, Object>of(
            "decision",
            "APPROVE",
            "alt",
            "A cup",
            "channels",
            List.of("c1", "c2"),
            "image",
            "a1",
            "now",
            true);

    assertThat(check(values)).isEqualTo(values);
  }

  @Test
  void unknownFieldIsRefused() {
    refuses("clientGroup", "clientAcme", "The form has no field 'clientGroup'.");
  }

  @Test
  void optionOutsideTheOnesOfferedIsRefused() {
    refuses("decision", "PUBLISH", "Decision: 'PUBLISH' is not one of the choices.");
    refuses("channels", List.of("c1", "c9"), "Channels: 'c9' is not one of the choices.");
    refuses("image", "a9", "Image: 'a9' is not one of the choices.");
  }

  @Test
  void whatWasNotOfferedCannotBeChosen() {
    assertThatThrownBy(() -> FORM.check(Map.of("decision", "APPROVE", "image", "a1"), name -> null))
        .hasMessage("Image: 'a1' is not one of the choices.");
  }

  @Test
  void wrongTypesAreRefused() {
    refuses("alt", 5, "Alt text: must be a text.");
    refuses("alt", List.of("a"), "Alt text: must be a text.");
    refuses("alt", Map.of("a", Map.of("b", "c")), "Alt text: must be a text.");
    refuses("now", "true", "Now: must be true or false.");
    refuses("slotAt", 20261130, "Another time: must be a text.");
    refuses("decision", List.of("APPROVE"), "Decision: choose one.");
    refuses("image", List.of("a1", "a2"), "Image: choose one.");
    refuses("channels", "c1", "Channels: must be a list.");
    refuses(
        "channels",
        List.of(Map.of("value", "c1")),
        "Channels: '{value=c1}' is not one of the choices.");
  }

  @Test
  void tooLongTextIsRefused() {
    refuses("alt", "123456", "Alt text: is 6 characters long, at most 5 are possible.");
    refuses(
        "comment",
        "x".repeat(100_001),
        "Comment: is 100001 characters long, at most 100000 are possible.");
  }

  @Test
  void charactersThatCannotBeStoredAreRefused() {
    refuses("comment", "a\0b", "Comment: contains a character that cannot be stored.");
    refuses(
        "comment", "half an emoji \ud83d", "Comment: contains a character that cannot be stored.");
  }

  @Test
  void requiredFieldHasToBeFilledUnlessTheFormMayHideIt() {
    assertThatThrownBy(() -> check(Map.of())).hasMessage("Decision: please fill this in.");
    refuses("decision", "", "Decision: please fill this in.");
    assertThat(check(Map.of("decision", "APPROVE", "comment", ""))).containsKey("decision");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(() -> check(Map.of("alt", "123456", "foo", 1)))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.fields())
                    .extracting(Refusal.FieldProblem::field)
                    .containsExactlyInAnyOrder("foo", "decision", "alt"));
  }

  @Test
  void deeplyNestedOrBrokenJsonIsRefusedAndNotRead() {
    for (var json : List.of("[".repeat(100_000), "[".repeat(2_000) + "]".repeat(2_000), "{", "")) {
      assertThatThrownBy(() -> FormJson.plain(json))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("not readable JSON");
    }
  }

  private static void refuses(String field, Object value, String message) {
    var values = new HashMap<String, Object>(Map.of("decision", "APPROVE"));
    values.put(field, value);
    assertThatThrownBy(() -> check(values))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.fields())
                    .containsExactly(new Refusal.FieldProblem(field, message)));
  }

  private static Map<String, Object> check(Map<String, Object> values) {
    return FORM.check(
        values,
        name ->
            switch (name) {
              case "channelOptions" ->
                  List.of(
                      Map.of("value", "c1", "label", "One"), Map.of("value", "c2", "label", "Two"));
              case "assetOptions" -> List.of(Map.of("value", "a1", "label", "Cup"), "a2");
              default -> null;
            });
  }
}
