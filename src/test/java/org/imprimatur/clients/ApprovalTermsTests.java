package org.imprimatur.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.imprimatur.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalTermsTests {

  @Test
  void silenceIsNoConsentWithoutAClauseInTheContract() {
    assertThatThrownBy(() -> terms("anyone", List.of(6), Silence.TACIT, " "))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.fields()).extracting("field").containsExactly("tacitContract"));
    assertThat(terms("anyone", List.of(6), Silence.TACIT, "§ 4.2").tacitContract())
        .isEqualTo("§ 4.2");
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    assertThatThrownBy(() -> terms(" ", List.of(0), Silence.TACIT, ""))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.fields())
                    .extracting("field")
                    .containsExactly("route", "reminderHours", "tacitContract"));
  }

  @Test
  void remindersAndRiskWordsAreKeptInOrderAndOnce() {
    var terms =
        new ApprovalTerms(
            "acme",
            "anyone",
            List.of(24, 6, 24),
            Silence.HOLD,
            "",
            "",
            BusinessHours.USUAL,
            List.of(" Guarantee ", "free", "guarantee", ""));

    assertThat(terms.reminderHours()).containsExactly(6, 24);
    assertThat(terms.riskWords()).containsExactly("guarantee", "free");
  }

  @Test
  void aPlanDrawnTogetherByTheSlotDoesNotGiveTheFullTime() {
    var client =
        new Client("acme", "Acme", ZoneId.of("Europe/Lisbon"), Policy.USUAL, Instant.EPOCH);
    var terms = ApprovalTerms.usual("acme");
    var asked = Instant.parse("2026-11-24T09:00:00Z");
    var hurried = terms.plan(client, asked, Instant.parse("2026-11-26T10:00:00Z"));
    var calm = terms.plan(client, asked, null);

    assertThat(terms.fullTimeGiven(client, asked, hurried.answerDue())).isFalse();
    assertThat(terms.fullTimeGiven(client, asked, calm.answerDue())).isTrue();
    assertThat(calm.reminders()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ana",
        "ana@",
        "ana@localhost",
        "ana@acme.example, eve@evil.example",
        "ana@acme.example\nBcc: eve@evil.example",
        "Ana <ana@acme.example>",
        "a na@acme.example"
      })
  void anAddressIsOneAddress(String email) {
    assertThatThrownBy(() -> new NewApprover("acme", "Ana", email, "", "marketing", false))
        .isInstanceOf(Refusal.class)
        .hasMessage("Give one address such as ana@example.com.");
  }

  @ParameterizedTest
  @CsvSource({"then", "or", "everyone", "head of marketing", "legal2", "''"})
  void aRoleIsOneWordThatRoutesDoNotUseThemselves(String role) {
    assertThatThrownBy(() -> new NewApprover("acme", "Ana", "ana@acme.example", "", role, false))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.fields()).extracting("field").contains("role"));
  }

  private static ApprovalTerms terms(
      String route, List<Integer> reminders, Silence silence, String contract) {
    return new ApprovalTerms(
        "acme", route, reminders, silence, contract, "", BusinessHours.USUAL, List.of());
  }
}
