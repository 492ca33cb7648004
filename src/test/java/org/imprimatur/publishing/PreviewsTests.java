package org.imprimatur.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.channels.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A preview counts, cuts and charges as the platform does. */
@ProcessTest
class PreviewsTests {
  @Autowired ProcessDriver process;
  @Autowired Previews previews;

  @BeforeEach
  void begin() {
    process.begin();
  }

  @Test
  void whatIsTooMuchIsCutOffBetweenCharacters() {
    var family = "👨‍👩‍👧‍👦";
    var preview = preview("key", "x".repeat(498) + family + " and more");
    assertThat(preview.over()).isTrue();
    assertThat(preview.fits()).isEqualTo("x".repeat(498));
    assertThat(preview.cut()).isEqualTo(family + " and more");
    assertThat(preview.count()).isEqualTo(498 + 7 + 9);
  }

  @Test
  void whatFitsIsWhole() {
    var preview = preview("key", "x".repeat(500));
    assertThat(preview.over()).isFalse();
    assertThat(preview.fits()).isEqualTo(preview.text());
    assertThat(preview.cut()).isEmpty();
  }

  @Test
  void costIsToldWhereThePlatformCharges() {
    assertThat(preview("paid", "Sale").cost()).isEqualTo("US$ 0.20 a post");
    assertThat(preview("key", "Sale").cost()).isEmpty();
  }

  private Previews.Preview preview(String kind, String text) {
    var channel = process.channel("acme", kind);
    return previews.of("acme", List.of(payload(channel, text))).get(0);
  }

  private static Payload payload(Channel channel, String text) {
    return new Payload(channel.id(), channel.handle(), text, List.of(), "en", List.of(), "", "");
  }
}
