package org.imprimatur.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDecision;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Payload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every verb at every stage: what it leads to, or that it is refused and why. */
class PieceTransitionTests {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  enum Verb {
    SUBMIT,
    EDIT,
    ACCEPT,
    RETURN,
    APPROVE,
    REQUEST_CHANGES,
    REJECT,
    REOPEN,
    PLAN,
    SCHEDULE,
    PAUSE,
    RESUME,
    WITHDRAW;

    void on(ContentPiece piece) {
      switch (this) {
        case SUBMIT -> piece.submit(Draft.EMPTY, payloads("again"), "manager", NOW);
        case EDIT -> piece.edit(Draft.EMPTY, payloads("edited"), "manager", NOW);
        case ACCEPT -> piece.review(ReviewDecision.APPROVE, "", shown(piece), "reviewer", NOW);
        case RETURN ->
            piece.review(ReviewDecision.RETURN, "Too long", shown(piece), "reviewer", NOW);
        case APPROVE -> decide(piece, ApprovalDecision.APPROVE, "", shown(piece), "acme");
        case REQUEST_CHANGES ->
            decide(piece, ApprovalDecision.REQUEST_CHANGES, "Date?", shown(piece), "acme");
        case REJECT -> decide(piece, ApprovalDecision.REJECT, "No", shown(piece), "acme");
        case REOPEN -> piece.reopen("Refused as spam", "manager", NOW);
        case PLAN -> piece.plan(NOW.plusSeconds(60), "manager", NOW);
        case SCHEDULE -> piece.schedule(NOW);
        case PAUSE -> piece.pause("Bad news.", "manager", NOW);
        case RESUME -> piece.resume("manager", NOW);
        case WITHDRAW -> piece.withdraw("Changed our mind", "manager", NOW);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DRAFT             | IN_REVIEW DRAFT     -                 -        -        -        -        -        DRAFT             -         DRAFT             - WITHDRAWN
          IN_REVIEW         | -         IN_REVIEW AWAITING_APPROVAL RETURNED -        -        -        -        IN_REVIEW         -         IN_REVIEW         - WITHDRAWN
          RETURNED          | IN_REVIEW RETURNED  -                 -        -        -        -        -        RETURNED          -         RETURNED          - WITHDRAWN
          AWAITING_APPROVAL | -         IN_REVIEW AWAITING_APPROVAL RETURNED APPROVED RETURNED REJECTED -        AWAITING_APPROVAL -         AWAITING_APPROVAL - WITHDRAWN
          APPROVED          | -         IN_REVIEW APPROVED          RETURNED -        -        -        RETURNED APPROVED          SCHEDULED APPROVED          - WITHDRAWN
          SCHEDULED         | -         IN_REVIEW -                 -        -        -        -        RETURNED SCHEDULED         SCHEDULED SCHEDULED         - WITHDRAWN
          REJECTED          | -         -         -                 -        -        -        -        -        -                 -         -                 - -
          WITHDRAWN         | -         -         -                 -        -        -        -        -        -                 -         -                 - -
          """)
  void everyVerbAtEveryStage(PieceStatus status, String outcomes) {
    var expected = outcomes.split(" +");
    assertThat(expected).hasSameSizeAs(Verb.values());
    for (var verb : Verb.values()) {
      var piece = at(status);
      var outcome = expected[verb.ordinal()];
      if (outcome.equals("-")) {
        assertRefused(
            piece,
            verb,
            verb == Verb.RESUME
                ? "The piece is not paused."
                : "The piece is '" + status.label() + "'");
      } else {
        verb.on(piece);
        assertThat(piece.status())
            .as("%s at %s", verb, status)
            .isEqualTo(PieceStatus.valueOf(outcome));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PieceStatus.class,
      names = {"REJECTED", "WITHDRAWN"},
      mode = EnumSource.Mode.EXCLUDE)
  void pausedPieceTakesNoDecisionsAndNoWords(PieceStatus status) {
    for (var verb : Verb.values()) {
      var unpaused = at(status);
      if (refused(unpaused, verb)) continue;
      var piece = at(status);
      piece.pause("Bad news.", "manager", NOW);
      switch (verb) {
        // What is planned meanwhile is held; giving up is always possible.
        case PLAN, SCHEDULE, WITHDRAW -> verb.on(piece);
        default ->
            assertRefused(
                piece, verb, "The piece was paused by manager: Bad news. Resume it first.");
      }
      if (piece.status().ended()) continue;
      piece.resume("manager", NOW);
      assertThat(piece.paused()).isFalse();
    }
  }

  @Test
  void decisionCountsForTheVersionShownOnly() {
    var review = at(PieceStatus.IN_REVIEW);
    assertThatThrownBy(() -> review.review(ReviewDecision.APPROVE, "", "stale", "reviewer", NOW))
        .hasMessage(
            "The piece has changed since you opened it. Open the task again and look at version 1.");
    var approval = at(PieceStatus.AWAITING_APPROVAL);
    assertThatThrownBy(() -> decide(approval, ApprovalDecision.APPROVE, "", "", "acme"))
        .hasMessageContaining("changed since");
    assertThat(approval.status()).isEqualTo(PieceStatus.AWAITING_APPROVAL);
  }

  @Test
  void nobodyDecidesAboutTheirOwnWords() {
    var review = at(PieceStatus.IN_REVIEW);
    assertForbidden(() -> review.review(ReviewDecision.APPROVE, "", shown(review), "manager", NOW));
    var approval = at(PieceStatus.AWAITING_APPROVAL);
    assertForbidden(
        () -> decide(approval, ApprovalDecision.APPROVE, "", shown(approval), "manager"));
  }

  @Test
  void whoSaysNoSaysWhy() {
    var review = at(PieceStatus.IN_REVIEW);
    assertThatThrownBy(
            () -> review.review(ReviewDecision.RETURN, " ", shown(review), "reviewer", NOW))
        .hasMessageContaining("a comment is needed");
    for (var decision : List.of(ApprovalDecision.REJECT, ApprovalDecision.REQUEST_CHANGES)) {
      var piece = at(PieceStatus.AWAITING_APPROVAL);
      assertThatThrownBy(() -> decide(piece, decision, "", shown(piece), "acme"))
          .hasMessageContaining("a comment is needed");
    }
  }

  @Test
  void everyWritingIsAVersionAndTheFormerOnesStay() {
    var piece = at(PieceStatus.IN_REVIEW);
    var first = piece.current().orElseThrow();
    piece.edit(Draft.EMPTY, payloads("edited"), "manager", NOW);

    assertThat(piece.versions()).extracting(PieceVersion::no).containsExactly(1, 2);
    assertThat(piece.versions().get(0)).isSameAs(first);
    assertThat(piece.current().orElseThrow().digest()).isNotEqualTo(first.digest());
  }

  @Test
  void digestOfAVersionDoesNotDependOnTheOrderOfChannels() {
    var one = payload("one");
    var two = payload("two");

    assertThat(version(one, two).digest()).isEqualTo(version(two, one).digest());
    assertThat(version(one, two).digest()).isNotEqualTo(version(one).digest());
  }

  @Test
  void approvalCoversTheFirstCommentsToo() {
    var post =
        new Payload(UUID.randomUUID(), "acme", "Sale", List.of(), "en", List.of(), "Recipe", "");

    assertThat(version(post).payloadDigests())
        .containsExactlyInAnyOrder(post.digest(), post.comment().digest());
  }

  @Test
  void historyTellsWhoDidWhatToWhichVersion() {
    var piece = at(PieceStatus.SCHEDULED);

    assertThat(piece.history())
        .extracting(event -> event.who() + " " + event.kind() + " " + event.versionNo())
        .containsExactly(
            "manager OPENED 0",
            "manager WRITTEN 1",
            "reviewer ACCEPTED 1",
            "acme APPROVED 1",
            "Imprimatur SCHEDULED 1");
  }

  @Test
  void sameSlotAgainIsNoNews() {
    var piece = at(PieceStatus.DRAFT);
    piece.plan(NOW, "manager", NOW);
    piece.plan(NOW, "manager", NOW);
    piece.plan(NOW.plusSeconds(1), "manager", NOW);

    assertThat(piece.history())
        .extracting(PieceEvent::kind)
        .containsExactly(
            PieceEvent.Kind.OPENED, PieceEvent.Kind.SLOT_CHOSEN, PieceEvent.Kind.SLOT_MOVED);
  }

  @Test
  void nobodyDecidesAboutAPieceTheyWroteAVersionOf() {
    var piece = at(PieceStatus.IN_REVIEW);
    piece.edit(Draft.EMPTY, payloads("edited"), "reviewer", NOW);
    piece.edit(Draft.EMPTY, payloads("edited again"), "manager", NOW);

    assertForbidden(() -> piece.review(ReviewDecision.APPROVE, "", shown(piece), "reviewer", NOW));
    piece.review(ReviewDecision.APPROVE, "", shown(piece), "other", NOW);
    assertForbidden(() -> decide(piece, ApprovalDecision.APPROVE, "", shown(piece), "reviewer"));
    assertThat(piece.authors()).containsExactlyInAnyOrder("manager", "reviewer");
  }

  // --- pieces at a stage ---

  private static void decide(
      ContentPiece piece, ApprovalDecision decision, String comment, String digest, String by) {
    piece.requireDecidable(decision, comment, digest, by);
    piece.decide(decision, comment, by, NOW);
  }

  private static ContentPiece at(PieceStatus status) {
    var piece = new ContentPiece(new NewPiece("acme", "Sale"), "manager", NOW);
    var way =
        switch (status) {
          case DRAFT -> List.<Verb>of();
          case IN_REVIEW -> List.of(Verb.SUBMIT);
          case RETURNED -> List.of(Verb.SUBMIT, Verb.RETURN);
          case AWAITING_APPROVAL -> List.of(Verb.SUBMIT, Verb.ACCEPT);
          case APPROVED -> List.of(Verb.SUBMIT, Verb.ACCEPT, Verb.APPROVE);
          case SCHEDULED -> List.of(Verb.SUBMIT, Verb.ACCEPT, Verb.APPROVE, Verb.SCHEDULE);
          case REJECTED -> List.of(Verb.SUBMIT, Verb.ACCEPT, Verb.REJECT);
          case WITHDRAWN -> List.of(Verb.WITHDRAW);
        };
    way.forEach(verb -> verb.on(piece));
    assertThat(piece.status()).isEqualTo(status);
    return piece;
  }

  private static void assertRefused(ContentPiece piece, Verb verb, String message) {
    var before = piece.status();
    var events = piece.history().size();
    assertThatThrownBy(() -> verb.on(piece))
        .as("%s at %s", verb, before)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.CONFLICT))
        .hasMessageContaining(message);
    assertThat(piece.status()).isEqualTo(before);
    assertThat(piece.history()).hasSize(events);
  }

  private static void assertForbidden(Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.FORBIDDEN))
        .hasMessageContaining("Nobody approves what they wrote");
  }

  private static boolean refused(ContentPiece piece, Verb verb) {
    try {
      verb.on(piece);
      return false;
    } catch (Refusal e) {
      return true;
    }
  }

  private static String shown(ContentPiece piece) {
    return piece.current().map(PieceVersion::digest).orElse("");
  }

  private static PieceVersion version(Payload... payloads) {
    return new PieceVersion(1, "manager", NOW, Draft.EMPTY, List.of(payloads));
  }

  private static List<Payload> payloads(String text) {
    return List.of(payload(text));
  }

  private static Payload payload(String text) {
    return new Payload(UUID.randomUUID(), "acme", text, List.of(), "en", List.of(), "", "");
  }
}
