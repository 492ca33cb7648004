package org.imprimatur.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.content.Difference.Kind.ADDED;
import static org.imprimatur.content.Difference.Kind.REMOVED;
import static org.imprimatur.content.Difference.Kind.SAME;

import com.ibm.icu.text.BreakIterator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.content.Difference.Change;
import org.imprimatur.content.Difference.Kind;
import org.imprimatur.content.Difference.Part;
import org.imprimatur.content.Difference.Segment;
import org.imprimatur.publishing.Payload;
import org.imprimatur.publishing.Payload.Picture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTests {
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID TWO = UUID.randomUUID();
  private static final List<String> PIECES =
      List.of(
          "coffee",
          "Kaffee",
          "☕️",
          "👨‍👩‍👧‍👦",
          "🇵🇹",
          "🇵🇹🇩🇪",
          "e\u0301",
          "é",
          "क्षि",
          "مرحبا",
          "\u0600123",
          "日本語のテキスト",
          "한국어",
          "ไทย",
          " ",
          "  ",
          "\n",
          "\r\n",
          "\n\n",
          "\t",
          ",",
          ".",
          "…",
          "https://a.example/?b=c&d",
          "#tag",
          "@you",
          "<script>alert(1)</script>",
          "{{x}}",
          "${7*7}",
          "\u200B",
          "\u200D",
          "\u202E",
          "\uFEFF",
          "\u0301",
          "\uD83D",
          "\uDE00",
          "'",
          "don't",
          "1,234.5");

  // --- words ---

  @Test
  void changedWordsStandBesideWhatStayed() {
    assertThat(WordDifference.between("The sale starts on Monday.", "The sale starts on Friday."))
        .containsExactly(
            new Segment(SAME, "The sale starts on "),
            new Segment(REMOVED, "Monday"),
            new Segment(ADDED, "Friday"),
            new Segment(SAME, "."));
  }

  @Test
  void neighbouringWordsChangeTogether() {
    assertThat(WordDifference.between("a big red cup", "a small blue cup"))
        .containsExactly(
            new Segment(SAME, "a "),
            new Segment(REMOVED, "big red"),
            new Segment(ADDED, "small blue"),
            new Segment(SAME, " cup"));
  }

  @Test
  void wordsPutInLeaveTheBlankBesideThemAsItWas() {
    assertThat(WordDifference.between("the shop ☕", "the shop and the market ☕"))
        .containsExactly(
            new Segment(SAME, "the shop "),
            new Segment(ADDED, "and the market "),
            new Segment(SAME, "☕"));
  }

  @ParameterizedTest
  @CsvSource({
    "Hi 👨‍👩‍👧‍👦!, Hi 👨‍👩‍👧!, 👨‍👩‍👧‍👦, 👨‍👩‍👧",
    "To 🇵🇹 now, To 🇵🇪 now, 🇵🇹, 🇵🇪",
    "Thumbs 👍🏻, Thumbs 👍🏿, 👍🏻, 👍🏿",
    "cafe\u0301 here, cafe here, cafe\u0301, cafe",
  })
  void whatReadersTakeForOneCharacterIsNeverSplit(
      String before, String after, String gone, String came) {
    assertThat(WordDifference.between(before, after))
        .contains(new Segment(REMOVED, gone), new Segment(ADDED, came));
  }

  @Test
  void bothTextsCanBeReadFromTheDifferenceWhateverTheyAre() {
    var random = new Random(3);
    for (int i = 0; i < 3_000; i++) {
      var before = text(random, 30);
      var after = random.nextInt(3) == 0 ? text(random, 30) : edited(random, before);
      assertThatBothCanBeReadFrom(WordDifference.between(before, after), before, after);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", ""})
  void longTextsTakeNoLongTime(String between) {
    var random = new Random(4);
    var before =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "w" + random.nextInt(5_000))
            .collect(Collectors.joining(between));
    var after =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "w" + random.nextInt(5_000))
            .collect(Collectors.joining(between));
    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () -> {
          assertThatBothCanBeReadFrom(WordDifference.between(before, after), before, after);
          var edited = before.replace("w17" + between, "other" + between);
          assertThatBothCanBeReadFrom(WordDifference.between(before, edited), before, edited);
        });
  }

  @Test
  void oneChangedLineOfALongTextIsComparedByWords() {
    var lines = IntStream.range(0, 2_000).mapToObj(i -> "Line " + i + " as it was\n").toList();
    var changed = new ArrayList<>(lines);
    changed.set(1_000, "Line 1000 as it is\n");
    assertThat(WordDifference.between(String.join("", lines), String.join("", changed)))
        .extracting(Segment::kind, Segment::text)
        .contains(
            org.assertj.core.groups.Tuple.tuple(REMOVED, "was"),
            org.assertj.core.groups.Tuple.tuple(ADDED, "is"))
        .hasSize(4);
  }

  @ParameterizedTest
  @CsvSource({
    "'two words', 'two\u00A0words', ‹U+00A0›",
    "'hidden', 'hid\u200Bden', ‹U+200B›",
    "'order', '\u202Eorder', ‹U+202E›",
    "'a b', 'a  b', ␣",
  })
  void changeThatCannotBeSeenIsSpelledOut(String before, String after, String spelled) {
    assertThat(WordDifference.between(before, after))
        .filteredOn(segment -> segment.kind() == ADDED)
        .extracting(Segment::shown)
        .anySatisfy(shown -> assertThat(shown).contains(spelled));
  }

  @Test
  void newLineIsSpelledOut() {
    assertThat(WordDifference.between("one\ntwo", "one\n\ntwo"))
        .filteredOn(segment -> segment.kind() == ADDED)
        .extracting(Segment::shown)
        .containsExactly("↵\n");
  }

  // --- everything else a reader sees ---

  @Test
  void sameContentHasNoDifference() {
    assertThat(between(List.of(post()), List.of(post()))).isEmpty();
  }

  @Test
  void textAndHashtagsAreToldApart() {
    var before = payload(ONE, "Sale\n\n#coffee #spring", List.of("coffee", "spring"));
    var after = payload(ONE, "Sale\n\n#coffee #summer", List.of("coffee", "summer"));
    var changes = between(List.of(before), List.of(after));
    assertThat(changes).extracting(Change::what).containsExactly("Hashtags");
    assertThat(changes.get(0).segments())
        .contains(new Segment(REMOVED, "#spring "), new Segment(ADDED, "#summer "));
  }

  @Test
  void sameChangeOnSeveralChannelsIsToldOnce() {
    var changes =
        between(
            List.of(payload(ONE, "Old", List.of()), payload(TWO, "Old", List.of())),
            List.of(payload(ONE, "New", List.of()), payload(TWO, "New", List.of())));
    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).channels()).containsExactly(ONE, TWO);
  }

  @Test
  void differentChangesOnChannelsAreToldApart() {
    var changes =
        between(
            List.of(payload(ONE, "Old", List.of()), payload(TWO, "Old", List.of())),
            List.of(payload(ONE, "New", List.of()), payload(TWO, "Newer", List.of())));
    assertThat(changes).extracting(Change::channels).containsExactly(List.of(ONE), List.of(TWO));
  }

  @Test
  void channelsComeAndGo() {
    var changes =
        between(List.of(payload(ONE, "Sale", List.of())), List.of(payload(TWO, "Sale", List.of())));
    assertThat(changes)
        .extracting(Change::part)
        .containsExactly(Part.CHANNEL_ADDED, Part.CHANNEL_REMOVED);
    assertThat(changes).extracting(Change::channels).containsExactly(List.of(TWO), List.of(ONE));
  }

  @ParameterizedTest
  @CsvSource({
    "ab, ba, 'Picture 1 is now picture 2'",
    "abc, bca, 'Picture 1 is now picture 3'",
    "abc, ac, 'Picture 2 is gone'",
    "ac, abc, 'Picture 2 is new'",
    "abc, axc, 'Picture 2 is another one'",
    "ab, cab, 'Picture 1 is new'",
    "aa, a, 'Picture 2 is gone'",
    "a, aa, 'Picture 2 is new'",
    "'', a, 'Picture 1 is new'",
    "a, '', 'Picture 1 is gone'",
    "abcd, dcba, 'Picture 3 is now picture 2;Picture 2 is now picture 3;Picture 1 is now picture 4'",
  })
  void picturesComeGoAndChangePlaces(String before, String after, String told) {
    assertThat(between(List.of(with(pictures(before))), List.of(with(pictures(after)))))
        .extracting(Change::what)
        .containsExactly(told.split(";"));
  }

  @Test
  void descriptionIsComparedByWords() {
    var before = with(List.of(picture("a", "A big cup")));
    var after = with(List.of(picture("a", "A small cup")));
    var changes = between(List.of(before), List.of(after));
    assertThat(changes).extracting(Change::what).containsExactly("Description of picture 1");
    assertThat(changes.get(0).segments())
        .contains(new Segment(REMOVED, "big"), new Segment(ADDED, "small"));
  }

  @Test
  void movedPictureWithAnotherDescriptionIsBoth() {
    var before = with(List.of(picture("a", "A"), picture("b", "B")));
    var after = with(List.of(picture("b", "B two"), picture("a", "A")));
    assertThat(between(List.of(before), List.of(after)))
        .extracting(Change::what)
        .containsExactly("Description of picture 1", "Picture 1 is now picture 2");
  }

  /** Whatever changes the digest shows, and nothing else does. */
  @Test
  void noChangeGoesUntold() {
    var random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      var before = List.of(random(random), payload(TWO, "Sale", List.of()));
      var after = List.of(random(random), payload(TWO, "Sale", List.of()));
      assertThat(between(before, after).isEmpty())
          .isEqualTo(before.get(0).digest().equals(after.get(0).digest()));
    }
  }

  @Test
  void eachFieldOfAPayloadIsTold() {
    var is = post();
    assertThat(
            List.of(
                new Payload(ONE, "other", is.text(), is.hashtags(), "en", is.media(), "First", ""),
                new Payload(ONE, "acme", "Other", is.hashtags(), "en", is.media(), "First", ""),
                new Payload(ONE, "acme", is.text(), List.of("x"), "en", is.media(), "First", ""),
                new Payload(ONE, "acme", is.text(), is.hashtags(), "de", is.media(), "First", ""),
                new Payload(ONE, "acme", is.text(), is.hashtags(), "en", List.of(), "First", ""),
                new Payload(ONE, "acme", is.text(), is.hashtags(), "en", is.media(), "", "")))
        .extracting(other -> between(List.of(is), List.of(other)).get(0).part())
        .containsExactly(
            Part.ACCOUNT,
            Part.TEXT,
            Part.HASHTAGS,
            Part.LANGUAGE,
            Part.PICTURE_REMOVED,
            Part.FIRST_COMMENT);
  }

  // --- the means ---

  private static List<Change> between(List<Payload> before, List<Payload> after) {
    return Difference.between(before, after).changes();
  }

  private static Payload post() {
    return new Payload(
        ONE, "acme", "Sale", List.of(), "en", List.of(picture("a", "A cup")), "First", "");
  }

  private static Payload payload(UUID channel, String text, List<String> tags) {
    return new Payload(channel, "acme", text, tags, "en", List.of(), "", "");
  }

  private static Payload with(List<Picture> pictures) {
    return new Payload(ONE, "acme", "Sale", List.of(), "en", pictures, "", "");
  }

  private static List<Picture> pictures(String names) {
    return names.chars().mapToObj(c -> picture(Character.toString(c), "")).toList();
  }

  private static Picture picture(String content, String alt) {
    return new Picture(content, "image/png", alt, 10, 10, 100);
  }

  private static Payload random(Random random) {
    var tags = random.nextBoolean() ? List.of("one", "two") : List.of("two", "one");
    var pictures =
        IntStream.range(0, random.nextInt(3))
            .mapToObj(i -> picture("" + random.nextInt(3), random.nextBoolean() ? "A" : "B"))
            .toList();
    return new Payload(
        ONE,
        "acme",
        (random.nextBoolean() ? "Sale" : "Sales") + "\n\n#" + String.join(" #", tags),
        tags,
        random.nextBoolean() ? "en" : "de",
        pictures,
        random.nextBoolean() ? "" : "First",
        "");
  }

  private static String text(Random random, int most) {
    return IntStream.range(0, random.nextInt(most))
        .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
        .collect(Collectors.joining(random.nextBoolean() ? "" : " "));
  }

  private static String edited(Random random, String text) {
    var words = new ArrayList<>(List.of(text.split(" ", -1)));
    switch (random.nextInt(3)) {
      case 0 -> words.add(random.nextInt(words.size() + 1), text(random, 4));
      case 1 -> words.remove(random.nextInt(words.size()));
      default -> Collections.shuffle(words, random);
    }
    return String.join(" ", words);
  }

  private static void assertThatBothCanBeReadFrom(
      List<Segment> segments, String before, String after) {
    assertThat(without(ADDED, segments)).isEqualTo(before);
    assertThat(without(REMOVED, segments)).isEqualTo(after);
    assertThat(segments).noneMatch(segment -> segment.text().isEmpty());
    for (int i = 1; i < segments.size(); i++)
      assertThat(segments.get(i).kind()).isNotEqualTo(segments.get(i - 1).kind());
    assertThatCharactersAreWhole(segments, ADDED, before);
    assertThatCharactersAreWhole(segments, REMOVED, after);
  }

  private static String without(Kind kind, List<Segment> segments) {
    return segments.stream()
        .filter(segment -> segment.kind() != kind)
        .map(Segment::text)
        .collect(Collectors.joining());
  }

  private static void assertThatCharactersAreWhole(
      List<Segment> segments, Kind other, String text) {
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    var at = 0;
    for (var segment : segments) {
      if (segment.kind() == other) continue;
      at += segment.text().length();
      assertThat(characters.isBoundary(at)).as("%s at %d", text, at).isTrue();
    }
  }
}
