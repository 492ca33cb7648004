package org.imprimatur.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.imprimatur.clients.SampleApprovers.approver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.clients.Approver;
import org.imprimatur.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has to agree, and when enough have. */
class ApprovalRouteTests {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private final Approver mia = approver("mia", "marketing", false);
  private final Approver max = approver("max", "marketing", false);
  private final Approver lea = approver("lea", "legal", false);
  private final Approver sub = approver("sub", "legal", true);
  private final List<Approver> people = List.of(mia, max, lea, sub);

  @ParameterizedTest
  @CsvSource({
    "marketing,marketing",
    "Marketing THEN  Legal,marketing then legal",
    "marketing or legal,marketing or legal",
    "marketing and legal then board,marketing and legal then board",
    "everyone,everyone",
    "usual then legal,usual then legal"
  })
  void routeIsReadAndWrittenAlike(String text, String written) {
    assertThat(ApprovalRoute.parse(text)).hasToString(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "then",
        "marketing then",
        "marketing then then legal",
        "marketing, legal",
        "marketing legal",
        "marketing and legal or board",
        "anyone and legal",
        "marketing2",
        "a then b then c then d then e then f then g then h then i then j then k"
      })
  void whatIsNoRouteIsRefused(String text) {
    assertThatThrownBy(() -> ApprovalRoute.parse(text))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.fields().get(0).field()).isEqualTo("route"));
  }

  @ParameterizedTest
  @CsvSource({
    "anyone,mia max lea",
    "everyone,mia max lea",
    "marketing,mia max",
    "legal,lea",
    "marketing or legal,mia max lea"
  })
  void substitutesAreNotAskedAtFirst(String route, String asked) {
    assertThat(stage(route).asked(people))
        .extracting(Approver::name)
        .containsExactly(asked.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "anyone,lea,true",
    "everyone,mia max,false",
    "everyone,mia max lea,true",
    "everyone,sub,true",
    "marketing,max,true",
    "marketing and legal,mia max,false",
    "marketing and legal,mia lea,true",
    "marketing and legal,mia sub,true",
    "marketing or legal,lea,true",
    "legal,mia,false"
  })
  void enoughHaveAgreed(String route, String agreeing, boolean enough) {
    assertThat(stage(route).agreed(requests(List.of(agreeing.split(" "))))).isEqualTo(enough);
  }

  @Test
  void substituteAskedInVainDoesNotKeepTheOthersFromAgreeing() {
    assertThat(stage("everyone").agreed(requests(List.of("mia", "max", "lea")))).isTrue();
  }

  @Test
  void substitutesAnswerForTheSilentOnly() {
    var stage = stage("marketing and legal");

    assertThat(stage.substitutes(people, requests(List.of("mia")))).containsExactly(sub);
    assertThat(stage.substitutes(people, requests(List.of("lea")))).isEmpty();
  }

  @Test
  void clientsOwnRouteStandsInPlaceOfUsual() {
    assertThat(
            ApprovalRoute.parse("usual then legal")
                .with(ApprovalRoute.parse("marketing then board")))
        .hasToString("marketing then board then legal");
  }

  @Test
  void roleThatNobodyHasIsNamed() {
    assertThat(ApprovalRoute.parse("marketing then board").unknownRole(people)).contains("board");
    assertThat(ApprovalRoute.parse("legal").unknownRole(List.of(sub))).contains("legal");
    assertThat(ApprovalRoute.parse("anyone").unknownRole(List.of())).isEmpty();
  }

  private static ApprovalRoute.Stage stage(String route) {
    return ApprovalRoute.parse(route).stage(1);
  }

  private List<ApprovalRequest> requests(List<String> agreeing) {
    var round =
        new ApprovalRound(
            new NewRound("acme", UUID.randomUUID(), 1, "digest", "", null, Set.of(), "test:1"),
            ApprovalRoute.parse("anyone"),
            "",
            NOW);
    var requests = new ArrayList<ApprovalRequest>();
    for (var person : people) {
      var request = ApprovalRequest.to(person, round, NOW);
      if (agreeing.contains(person.name())) {
        request.answer(
            new Answer(
                request.id(),
                ApprovalDecision.APPROVE,
                "",
                null,
                person.actor(),
                ApprovalMethod.TASK_FORM),
            NOW);
      }
      requests.add(request);
    }
    return requests;
  }
}
