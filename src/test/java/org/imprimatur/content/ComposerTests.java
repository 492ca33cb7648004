package org.imprimatur.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.assets.Asset;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.assets.NewAsset;
import org.imprimatur.assets.Samples;
import org.imprimatur.channels.Channel;
import org.imprimatur.problem.Refusal;
import org.imprimatur.problem.Refusal.FieldProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a platform would refuse is refused before a client sees it, and nothing of it is kept. */
@ProcessTest
class ComposerTests {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  @Autowired ProcessDriver process;
  @Autowired ContentDesk desk;
  @Autowired PieceReading pieces;
  @Autowired AssetLibrary library;

  private Channel channel;
  private String where;

  @BeforeEach
  void begin() {
    process.begin();
    channel = process.channel("acme", "key");
    where = channel.name() + ": ";
  }

  @Test
  void soundDraftBecomesWhatReadersSee() {
    var cup = picture("acme", "png", 80, TODAY);
    var piece = opened();

    desk.submit(
        piece,
        draft("Sale ", List.of("été_2026"), List.of(image(cup, " A cup ")), "Recipe"),
        null,
        "manager");

    var payload = pieces.get(piece).current().orElseThrow().payloads().get(0);
    assertThat(payload.text()).isEqualTo("Sale\n\n#été_2026");
    assertThat(payload.account()).isEqualTo(channel.handle());
    assertThat(payload.firstComment()).isEqualTo("Recipe");
    assertThat(payload.media()).hasSize(1);
    assertThat(payload.media().get(0).sha256()).isEqualTo(cup.sha256());
    assertThat(payload.media().get(0).altText()).isEqualTo("A cup");
  }

  @Test
  void tooLongTextIsCountedWithItsHashtags() {
    // 492 + 2 line ends + #coffee
    refuses(
        draft("x".repeat(492), List.of("coffee"), List.of(), ""),
        "text",
        where + "the text with its hashtags counts 501, at most 500 are possible there.");
    accepts(draft("x".repeat(491), List.of("coffee"), List.of(), ""));
    accepts(draft("😀".repeat(500), List.of(), List.of(), ""));
  }

  @Test
  void tooLongFirstCommentIsRefused() {
    refuses(
        draft("Sale", List.of(), List.of(), "x".repeat(501)),
        "firstComment",
        where + "the first comment counts 501, at most 500 are possible there.");
  }

  @Test
  void tooLongTextForOneChannelNamesThatChannel() {
    var draft =
        new Draft(
            "Sale",
            List.of(),
            List.of(channel.id()),
            List.of(),
            "",
            Map.of(channel.id(), "x".repeat(501)));
    refuses(
        draft,
        "variants",
        where + "the text with its hashtags counts 501, at most 500 are possible there.");
  }

  @Test
  void emptyTextIsRefusedAlsoWithHashtags() {
    refuses(draft(" \n", List.of("coffee"), List.of(), ""), "text", where + "the text is missing.");
  }

  @Test
  void imageWithoutADescriptionIsRefused() {
    var cup = picture("acme", "png", 81, null);
    refuses(
        draft(image(cup, " ")),
        "alt1",
        "Describe image 1 (" + cup.name() + "): its alt text is missing.");
    refuses(
        draft(image(cup, null)),
        "alt1",
        "Describe image 1 (" + cup.name() + "): its alt text is missing.");
  }

  @Test
  void tooLongDescriptionIsRefused() {
    refuses(
        draft(image(picture("acme", "png", 82, null), "x".repeat(1501))),
        "alt1",
        where + "the alt text of image 1 is longer than 1500 characters.");
  }

  @Test
  void kindOfImageThePlatformDoesNotTakeIsRefused() {
    refuses(
        draft(image(picture("acme", "gif", 83, null), "A cup")),
        "image1",
        where + "image 1 is image/gif, which is not accepted there.");
  }

  @Test
  void tooManyImagesAreRefused() {
    var cup = picture("acme", "png", 84, null);
    var five = IntStream.range(0, 5).mapToObj(i -> image(cup, "A cup")).toArray(Draft.Image[]::new);
    refuses(draft(five), "image5", where + "at most 4 images are possible, there are 5.");
  }

  @Test
  void rightsCountToTheirLastDay() {
    var ended = picture("acme", "png", 85, TODAY.minusDays(1));
    refuses(
        draft(image(ended, "A cup")),
        "image1",
        "The rights to image 1 (" + ended.name() + ") ended on 2026-11-22.");
    accepts(draft(image(picture("acme", "png", 86, TODAY), "A cup")));
  }

  @Test
  void rightsHaveToLastUntilTheSlot() {
    var cup = picture("acme", "png", 88, TODAY.plusDays(1));
    var nine = Instant.parse("2026-11-24T09:00:00Z");
    var message =
        "The rights to "
            + cup.name()
            + " end on 2026-11-24, before Wed 25 Nov 2026, 09:00 Europe/Lisbon.";
    var piece = opened();

    assertThatThrownBy(
            () ->
                desk.submit(
                    piece, draft(image(cup, "A cup")), nine.plus(Duration.ofDays(1)), "manager"))
        .hasMessage(message);
    assertThat(pieces.get(piece).versions()).isEmpty();
    desk.submit(piece, draft(image(cup, "A cup")), nine, "manager");
    assertThatThrownBy(() -> desk.plan(piece, nine.plus(Duration.ofDays(1)), "manager"))
        .hasMessage(message);
    assertThat(pieces.get(piece).slot()).isEqualTo(nine);
  }

  @Test
  void pictureWhoseRightsEndBeforeTheSlotIsNotScheduled() {
    var cup = picture("acme", "png", 89, TODAY.plusDays(1));
    var piece = opened();
    desk.plan(piece, Instant.parse("2026-11-25T09:00:00Z"), "manager");
    process.submit(
        piece,
        "Task_DraftPiece",
        "manager",
        Map.of(
            "channels",
            List.of(channel.id().toString()),
            "text",
            "Sale",
            "image1",
            cup.id().toString(),
            "alt1",
            "A cup"));
    var digest = pieces.get(piece).current().orElseThrow().digest();
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", digest));
    process.submit(
        piece,
        "Task_ApprovePiece",
        "acme",
        Map.of("approvalDecision", "APPROVE", "versionDigest", digest));
    process.runDueJobs();

    assertThat(process.shown(piece, "Task_ChooseSlot", "slotProblem").toString())
        .startsWith("The rights to");
    process.submit(piece, "Task_ChooseSlot", "manager", Map.of("slotAt", "2026-11-24T09:00"));
    process.runDueJobs();
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.SCHEDULED);
  }

  @Test
  void imageOfAnotherClientIsAsGoodAsNone() {
    var theirs = picture("borealis", "png", 87, null);
    refuses(
        draft(image(theirs, "A jar")), "image1", "Image 1 is not among the assets of Client acme.");
    refuses(
        draft(new Draft.Image(UUID.randomUUID(), "A jar")),
        "image1",
        "Image 1 is not among the assets of Client acme.");
  }

  @Test
  void channelOfAnotherClientIsAsGoodAsNone() {
    var theirs = process.channel("borealis", "key").id();
    for (var id : List.of(theirs, UUID.randomUUID())) {
      refuses(
          new Draft("Sale", List.of(), List.of(id), List.of(), "", Map.of()),
          "channels",
          "There is no channel " + id + " of Client acme.");
    }
  }

  @Test
  void noChannelAndAWordForNoneAreRefused() {
    refuses(
        new Draft("Sale", List.of(), List.of(), List.of(), "", Map.of()),
        "channels",
        "Choose at least one channel.");
    refuses(
        new Draft(
            "Sale",
            List.of(),
            List.of(channel.id()),
            List.of(),
            "",
            Map.of(UUID.randomUUID(), "Other")),
        "variants",
        "There is a different text for a channel that is not chosen.");
  }

  @Test
  void whatIsNoHashtagIsRefused() {
    refuses(
        draft("Sale", List.of("two words"), List.of(), ""),
        "tags",
        "'#two words' is not a hashtag: only letters, digits and _ are possible.");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                desk.submit(
                    opened(),
                    draft(
                        "x".repeat(600),
                        List.of("a b"),
                        List.of(new Draft.Image(UUID.randomUUID(), "")),
                        ""),
                    null,
                    "manager"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.fields())
                    .extracting(FieldProblem::field)
                    .containsExactly("tags", "image1", "text"));
  }

  @Test
  void refusedEditLeavesTheVersionThatStands() {
    var piece = opened();
    desk.submit(piece, draft("Sale", List.of(), List.of(), ""), null, "manager");

    assertThatThrownBy(
            () -> desk.edit(piece, draft("x".repeat(501), List.of(), List.of(), ""), "manager"))
        .isInstanceOf(Refusal.class);

    assertThat(pieces.get(piece).versions()).hasSize(1);
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.IN_REVIEW);
  }

  private void accepts(Draft draft) {
    var piece = opened();
    desk.submit(piece, draft, null, "manager");
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.IN_REVIEW);
  }

  /** The draft is refused for this one reason, and the piece is as it was. */
  private void refuses(Draft draft, String field, String message) {
    var piece = opened();
    assertThatThrownBy(() -> desk.submit(piece, draft, null, "manager"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.fields()).containsExactly(new FieldProblem(field, message)));
    assertThat(pieces.get(piece).versions()).isEmpty();
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.DRAFT);
    assertThat(pieces.get(piece).history()).hasSize(1);
    assertThat(process.task(piece, "Task_DraftPiece")).isNotNull();
  }

  private UUID opened() {
    return desk.open("acme", "Sale", "manager");
  }

  private Draft draft(Draft.Image... images) {
    return draft("Sale", List.of(), List.of(images), "");
  }

  private Draft draft(
      String text, List<String> tags, List<Draft.Image> images, String firstComment) {
    return new Draft(text, tags, List.of(channel.id()), images, firstComment, Map.of());
  }

  private static Draft.Image image(Asset asset, String alt) {
    return new Draft.Image(asset.id(), alt);
  }

  /** The width makes it a picture of its own. */
  private Asset picture(String client, String format, int width, LocalDate rightsUntil) {
    process.client(client);
    try {
      return library.upload(
          new NewAsset(client, "cup." + format, "", rightsUntil, "designer"),
          new ByteArrayInputStream(Samples.picture(format, width, 40)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
