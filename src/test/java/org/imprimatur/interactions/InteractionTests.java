package org.imprimatur.interactions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.clients.BusinessCalendar;
import org.imprimatur.clients.BusinessHours;
import org.imprimatur.problem.Refusal;
import org.junit.jupiter.api.Test;

class InteractionTests {
  private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
  private static final BusinessCalendar CALENDAR =
      new BusinessCalendar(ZoneOffset.UTC, BusinessHours.USUAL);
  private static final Triage TRIAGE =
      new Triage(TriageAction.REPLY, "support", Priority.HIGH, 120, 540, false);
  private static final Accountable SUPPORT = Accountable.group("support");
  private static final Accountable LEAD = Accountable.person("lena");

  @Test
  void timeToAnswerCountsInWorkingHoursFromWhenItWasHeard() {
    var interaction = triaged(Instant.parse("2026-11-20T17:00:00Z"));

    assertThat(interaction.firstAnswerDue()).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(interaction.breachAt()).isEqualTo("2026-11-23T10:00:00Z");
    assertThat(interaction.remindAt()).isEqualTo("2026-11-23T09:30:00Z");
    assertThat(interaction.accountable()).isEqualTo(SUPPORT);
  }

  @Test
  void breachChangesTheOwnerAndGrantsHalfTheTime() {
    var interaction = triaged(MONDAY);

    interaction.handOver(LEAD, CALENDAR, MONDAY.plus(Duration.ofHours(2)));

    assertThat(interaction.accountable()).isEqualTo(LEAD);
    assertThat(interaction.breaches()).isEqualTo(1);
    assertThat(interaction.ownedSince()).isEqualTo(MONDAY.plus(Duration.ofHours(2)));
    assertThat(interaction.breachAt()).isEqualTo(MONDAY.plus(Duration.ofHours(3)));
    assertThat(interaction.firstAnswerDue()).isEqualTo(MONDAY.plus(Duration.ofHours(2)));
  }

  @Test
  void onceAnsweredTheTimeToResolveCounts() {
    var interaction = triaged(MONDAY);

    interaction.answered(MONDAY.plusSeconds(60));
    interaction.answered(MONDAY.plusSeconds(600));

    assertThat(interaction.firstAnsweredAt()).isEqualTo(MONDAY.plusSeconds(60));
    assertThat(interaction.breachAt()).isEqualTo("2026-11-23T18:00:00Z");
  }

  @Test
  void departmentHasAClockOfItsOwnAndGivesItBackToTheOneThatWasPromised() {
    var interaction = triaged(MONDAY);

    interaction.entrustTo(
        Accountable.group("legal"), Duration.ofHours(4), CALENDAR, MONDAY.plusSeconds(600));
    assertThat(interaction.state()).isEqualTo(InteractionState.WITH_DEPARTMENT);
    assertThat(interaction.breachAt()).isEqualTo(MONDAY.plusSeconds(600).plus(Duration.ofHours(4)));

    interaction.returned(SUPPORT, CALENDAR, MONDAY.plusSeconds(1200));
    assertThat(interaction.state()).isEqualTo(InteractionState.TO_ANSWER);
    assertThat(interaction.breachAt()).isEqualTo(MONDAY.plus(Duration.ofHours(2)));
  }

  @Test
  void whatIsClosedStaysClosed() {
    var interaction = triaged(MONDAY);
    interaction.close(InteractionState.LEFT, "mara", "Only a smiley.", MONDAY);

    assertThatThrownBy(() -> interaction.takeOn(LEAD, MONDAY)).isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> interaction.close(InteractionState.GONE, "", "", MONDAY))
        .hasMessageContaining("left without an answer");
    assertThatThrownBy(() -> interaction.joined(message("More"), MONDAY))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void excerptNeverCutsACharacterInTwo() {
    var interaction = of(message("x".repeat(199) + "😀 and more"), MONDAY);

    assertThat(interaction.excerpt()).isEqualTo("x".repeat(199) + "…");
  }

  @Test
  void sensitiveStaysSensitive() {
    var interaction = triaged(MONDAY);
    interaction.sounds(new Mood(Sentiment.NEGATIVE, 80), true);
    interaction.sounds(Mood.UNKNOWN, false);

    assertThat(interaction.sensitive()).isTrue();
    assertThat(interaction.mood()).isEqualTo(Mood.UNKNOWN);
  }

  @Test
  void editsAreFollowedInTheOrderTheyHappenedAndTheOriginalStays() {
    var message = message("First");
    assertThat(message.edited(event("Third", MONDAY.plusSeconds(30)))).isTrue();
    assertThat(message.edited(event("Second", MONDAY.plusSeconds(20)))).isFalse();

    message.deleted(MONDAY.plusSeconds(40));

    assertThat(message.text()).isEqualTo("Third");
    assertThat(message.originalText()).isEqualTo("First");
    assertThat(message.edited(event("Fourth", MONDAY.plusSeconds(50)))).isFalse();
  }

  private static Interaction triaged(Instant at) {
    var interaction = of(message("Where is my order?"), at);
    interaction.triaged(
        TRIAGE, SUPPORT, Clocks.from(CALENDAR, at, TRIAGE.answerTime(), TRIAGE.resolutionTime()));
    return interaction;
  }

  private static Interaction of(Message message, Instant at) {
    var member = new AudienceMember("acme", "sandbox", author(), at);
    var interaction = new Interaction(message, member, "acme", TRIAGE, at);
    interaction.entrust(
        SUPPORT, Clocks.from(CALENDAR, at, TRIAGE.answerTime(), TRIAGE.resolutionTime()));
    return interaction;
  }

  private static Message message(String text) {
    return new Message("acme", UUID.randomUUID(), event(text, MONDAY));
  }

  private static PlatformEvent event(String text, Instant at) {
    return new PlatformEvent(
        text, Kind.COMMENT, Change.CREATED, "c1", "p1", "p1", "", author(), text, "en", "", at);
  }

  private static RemoteAuthor author() {
    return new RemoteAuthor("a1", "ann", "Ann", "");
  }
}
