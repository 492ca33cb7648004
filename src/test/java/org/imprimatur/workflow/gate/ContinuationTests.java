package org.imprimatur.workflow.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.workflow.gate.Corpus.APPROVED;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.imprimatur.workflow.gate.proof.Continuation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is under way in one version and goes on in another. */
class ContinuationTests {
  private static final String OUT =
      """
      machine publish publishPost
      end done
      approved > publish if yes
      publish > done
      """;

  private static final Set<String> REMINDING =
      Set.of("Event_NextReminderDue", "Task_RemindApprovers", "Task_AskSubstitute");

  /** A wait before it goes out. */
  private static final String LATER =
      APPROVED
          + """
          catch later timer
          machine publish publishPost
          end done
          approved > later if yes
          later > publish > done
          """;

  @Test
  void everyPlaceOfAShippedProcessGoesOnWhereItIs() {
    for (var key : Shipped.onTheClassPath().processes().keySet()) {
      var same = shipped();
      var continuation = new Continuation(key, same, same);
      for (var place : places(same.process(key).orElseThrow())) {
        var all = new TreeMap<>(Map.of(place, place));
        // Reminders run beside what they remind of.
        if (REMINDING.contains(place)) all.put("Task_ApprovePiece", "Task_ApprovePiece");
        assertThat(continuation.objectionTo(all)).as(key + " " + place).isEmpty();
      }
    }
  }

  @Test
  void whatIsApprovedGoesOnBehindTheApproval() {
    assertThat(
            going(
                LATER,
                LATER.replace("catch later", "catch wait").replace("later", "wait"),
                "later",
                "wait"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"draft, later", "approval, later", "draft, publish"})
  void whatIsNotApprovedDoesNotGoOnBehindTheApproval(String from, String to) {
    assertThat(going(LATER, LATER, from, to))
        .hasValueSatisfying(
            what -> assertThat(what).contains("publish").contains("without an approval"));
  }

  @Test
  void whatWasApprovedAndIsRevisedIsNotApproved() {
    var revised =
        LATER
            + """
            on edited later message PieceEdited
            human revise revise-piece
            edited > revise > approval
            """;
    assertThat(going(revised, revised, "revise", "later")).isPresent();
    assertThat(going(revised, revised, "revise", "draft")).isEmpty();
    assertThat(going(revised, revised, "later", "later")).isEmpty();
  }

  @Test
  void aPlaceBesideAnotherThatChangesContentIsNoApprovedOne() {
    var beside =
        LATER
            + """
            event again {
            start edit message Edit beside
            human change revise-piece
            end changed
            edit > change > changed
            }
            """;
    assertThat(going(beside, LATER, "later", "publish")).isPresent();
  }

  @Test
  void aProcessThatIsCalledAfterTheApprovalGoesOn() {
    var own =
        APPROVED
            + "call part part each one:publicationId\nend over\napproved > part if yes\npart > over";
    var part =
        "start begin\ncatch later timer\n"
            + OUT.replace("approved > publish if yes\n", "begin > later > publish\n");
    var with = shipped().with(Map.of("own", read("own", own)));
    var old = with.with(Map.of("part", read("part", part)));
    assertThat(new Continuation("part", old, old).objectionTo(Map.of("later", "later"))).isEmpty();
    assertThat(new Continuation("part", old, old).objectionTo(Map.of("later", "publish")))
        .isEmpty();
  }

  private static Optional<String> going(String old, String now, String from, String to) {
    return new Continuation(
            "own",
            shipped().with(Map.of("own", read("own", old))),
            shipped().with(Map.of("own", read("own", now))))
        .objectionTo(Map.of(from, to));
  }

  private static DrawnLandscape shipped() {
    return new DrawnLandscape(
        StepCatalog.ofTheApplication(), new TreeMap<>(Shipped.onTheClassPath().processes()));
  }

  private static Element read(String key, String text) {
    return XmlFile.read(key + ".bpmn", Sketch.file(key, text).content()).getRootElement();
  }

  /** Where a token can wait. */
  private static Set<String> places(Element definitions) {
    var places = new TreeSet<String>();
    collect(definitions, places);
    return places;
  }

  private static void collect(Element element, Set<String> places) {
    var waits =
        Set.of(
            "userTask",
            "serviceTask",
            "callActivity",
            "intermediateCatchEvent",
            "businessRuleTask");
    if (waits.contains(element.getTagName())) places.add(element.attribute("id"));
    element.elements().forEach(child -> collect(child, places));
  }
}
