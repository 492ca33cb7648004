package org.imprimatur.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.imprimatur.publishing.Payload.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadTests {
  private static final UUID CHANNEL = UUID.fromString("11111111-2222-3333-4444-555555555555");
  private static final Picture CUP =
      new Picture("ab".repeat(32), "image/png", "A cup \"to go\"", 1200, 630, 12345);
  private static final Payload SALE = sale();

  private static Payload sale() {
    return new Payload(
        CHANNEL,
        "@acme@sandbox.example",
        "Spring sale ☕\n\n#coffee #été",
        List.of("coffee", "été"),
        "en",
        List.of(CUP),
        "Recipe below – enjoy!",
        "");
  }

  @Test
  void canonicalFormIsKeptForGood() {
    assertThat(SALE.canonical())
        .isEqualTo(
            """
            {"account":"@acme@sandbox.example","answers":"","channel":"11111111-2222-3333-4444-555555555555",\
            "firstComment":"Recipe below – enjoy!","hashtags":["coffee","été"],"language":"en",\
            "media":[{"altText":"A cup \\"to go\\"","bytes":12345,"height":630,"mediaType":"image/png",\
            "sha256":"%s","width":1200}],"text":"Spring sale ☕\\n\\n#coffee #été"}"""
                .formatted("ab".repeat(32)));
  }

  /**
   * Computed by another program from the same JSON: approvals given today must still hold tomorrow.
   */
  @Test
  void digestIsKeptForGood() {
    assertThat(SALE.digest())
        .isEqualTo("56d183158a07bbc78dc494981d97367fbba57b722f8bcbad61b8ca1f97c72e05");
  }

  @Test
  void sameContentIsTheSameDigestAlsoAfterReadingItBack() {
    assertThat(sale().digest()).isEqualTo(SALE.digest());
    assertThat(Payload.parse(SALE.canonical())).isEqualTo(SALE);
    assertThat(Payload.parse(SALE.canonical()).canonical()).isEqualTo(SALE.canonical());
  }

  @ParameterizedTest
  @MethodSource
  void anyOtherContentIsAnotherDigest(Payload other) {
    assertThat(other.digest()).isNotEqualTo(SALE.digest());
  }

  static Stream<Payload> anyOtherContentIsAnotherDigest() {
    var changed = new ArrayList<Payload>();
    changed.add(
        with(
            UUID.fromString("11111111-2222-3333-4444-555555555556"),
            SALE.account(),
            SALE.text(),
            "en",
            CUP));
    changed.add(with(CHANNEL, "@acme@elsewhere.example", SALE.text(), "en", CUP));
    changed.add(with(CHANNEL, SALE.account(), SALE.text() + " ", "en", CUP));
    changed.add(with(CHANNEL, SALE.account(), SALE.text(), "pt", CUP));
    changed.add(with(CHANNEL, SALE.account(), SALE.text(), "en"));
    changed.add(with(CHANNEL, SALE.account(), SALE.text(), "en", CUP, CUP));
    changed.add(
        with(
            CHANNEL,
            SALE.account(),
            SALE.text(),
            "en",
            new Picture("ac" + "ab".repeat(31), "image/png", CUP.altText(), 1200, 630, 12345)));
    changed.add(
        with(
            CHANNEL,
            SALE.account(),
            SALE.text(),
            "en",
            new Picture(CUP.sha256(), "image/jpeg", CUP.altText(), 1200, 630, 12345)));
    changed.add(
        with(
            CHANNEL,
            SALE.account(),
            SALE.text(),
            "en",
            new Picture(CUP.sha256(), "image/png", "A cup", 1200, 630, 12345)));
    changed.add(
        with(
            CHANNEL,
            SALE.account(),
            SALE.text(),
            "en",
            new Picture(CUP.sha256(), "image/png", CUP.altText(), 1201, 630, 12345)));
    changed.add(
        with(
            CHANNEL,
            SALE.account(),
            SALE.text(),
            "en",
            new Picture(CUP.sha256(), "image/png", CUP.altText(), 1200, 631, 12345)));
    changed.add(
        with(
            CHANNEL,
            SALE.account(),
            SALE.text(),
            "en",
            new Picture(CUP.sha256(), "image/png", CUP.altText(), 1200, 630, 12346)));
    changed.add(
        new Payload(
            CHANNEL,
            SALE.account(),
            SALE.text(),
            List.of("été", "coffee"),
            "en",
            SALE.media(),
            SALE.firstComment(),
            ""));
    changed.add(
        new Payload(
            CHANNEL,
            SALE.account(),
            SALE.text(),
            List.of("coffee"),
            "en",
            SALE.media(),
            SALE.firstComment(),
            ""));
    changed.add(
        new Payload(
            CHANNEL, SALE.account(), SALE.text(), SALE.hashtags(), "en", SALE.media(), "", ""));
    changed.add(
        new Payload(
            CHANNEL,
            SALE.account(),
            SALE.text(),
            SALE.hashtags(),
            "en",
            SALE.media(),
            SALE.firstComment(),
            "x"));
    return changed.stream();
  }

  private static Payload with(
      UUID channel, String account, String text, String language, Picture... pictures) {
    return new Payload(
        channel,
        account,
        text,
        SALE.hashtags(),
        language,
        List.of(pictures),
        SALE.firstComment(),
        "");
  }

  @Test
  void orderOfThePicturesCounts() {
    var jar = new Picture("cd".repeat(32), "image/png", "A jar", 10, 10, 10);
    assertThat(with(CHANNEL, "a", "t", "en", CUP, jar).digest())
        .isNotEqualTo(with(CHANNEL, "a", "t", "en", jar, CUP).digest());
  }

  @Test
  void firstCommentIsBoundToItsPost() {
    var other =
        new Payload(
            CHANNEL,
            SALE.account(),
            "Another post",
            SALE.hashtags(),
            "en",
            SALE.media(),
            SALE.firstComment(),
            "");

    assertThat(SALE.comment().text()).isEqualTo(SALE.firstComment());
    assertThat(SALE.comment().answers()).isEqualTo(SALE.digest());
    assertThat(SALE.comment().hasFirstComment()).isFalse();
    assertThat(SALE.comment().digest()).isNotEqualTo(other.comment().digest());
  }
}
