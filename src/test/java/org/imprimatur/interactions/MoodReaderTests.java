package org.imprimatur.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MoodReaderTests {

  @Test
  void severalWordsThatAgreeAreQuiteCertain() {
    var mood = MoodReader.read("Cold coffee, rude waiter, terrible: I want a refund!", "en");

    assertThat(mood.sentiment()).isEqualTo(Sentiment.NEGATIVE);
    assertThat(mood.confidence()).isEqualTo(90);
  }

  @Test
  void oneWordMayBeChance() {
    var mood = MoodReader.read("I love the new cup", "");

    assertThat(mood.sentiment()).isEqualTo(Sentiment.POSITIVE);
    assertThat(mood.confidence()).isEqualTo(60);
  }

  @Test
  void negationTurnsAWordRound() {
    assertThat(MoodReader.read("This is not good", "en").sentiment()).isEqualTo(Sentiment.NEGATIVE);
    assertThat(MoodReader.read("Don’t hate it", "en").sentiment()).isEqualTo(Sentiment.POSITIVE);
  }

  @Test
  void wordsThatDisagreeSayLittle() {
    var mood = MoodReader.read("Great taste, awful cup", "en");

    assertThat(mood).isEqualTo(new Mood(Sentiment.NEUTRAL, 20));
  }

  @Test
  void whatItDoesNotUnderstandItLeavesToAPerson() {
    assertThat(MoodReader.read("Das ist ja great", "de")).isEqualTo(Mood.UNKNOWN);
    assertThat(MoodReader.read("O café estava péssimo e frio", "")).isEqualTo(Mood.UNKNOWN);
    assertThat(MoodReader.read("When do you open on Sunday?", "en")).isEqualTo(Mood.UNKNOWN);
    assertThat(MoodReader.read("", "")).isEqualTo(Mood.UNKNOWN);
  }
}
