package org.imprimatur.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.approvals.Approval;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.assets.Asset;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.assets.NewAsset;
import org.imprimatur.assets.Samples;
import org.imprimatur.channels.Channel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every edit of anything a reader sees makes a version that needs everything again. */
@ProcessTest
class EditTests {
  @Autowired ProcessDriver process;
  @Autowired ContentDesk desk;
  @Autowired PieceReading pieces;
  @Autowired ApprovalDesk approvals;
  @Autowired AssetLibrary library;

  private Channel one;
  private Channel two;
  private Asset cup;
  private Asset jar;
  private UUID piece;

  @BeforeEach
  void begin() throws IOException {
    process.begin();
    one = process.channel("acme", "key");
    two = process.channel("acme", "key");
    cup = picture(90);
    jar = picture(91);
    piece = desk.open("acme", "Sale", "manager");
    process.submit(
        piece,
        "Task_DraftPiece",
        "manager",
        Map.of(
            "channels",
            List.of(one.id().toString()),
            "text",
            "Sale",
            "tags",
            List.of("coffee"),
            "image1",
            cup.id().toString(),
            "alt1",
            "A cup",
            "image2",
            jar.id().toString(),
            "alt2",
            "A jar",
            "firstComment",
            "Hello",
            "slotAt",
            "2026-11-25T09:00"));
    approve();
    assertThat(pieces.get(piece).status()).isEqualTo(PieceStatus.SCHEDULED);
  }

  @Test
  void editNobodyNoticesKeepsVersionSlotAndApproval() {
    var slot = pieces.get(piece).slot();
    var same = pieces.get(piece).current().orElseThrow().draft();
    assertThat(desk.edit(piece, same, "manager")).isFalse();
    var blanks =
        new Draft("Sale  \n", same.tags(), same.channels(), same.images(), " Hello ", Map.of());
    assertThat(desk.edit(piece, blanks, "manager")).isFalse();
    var variant =
        new Draft(
            "Sale", same.tags(), same.channels(), same.images(), "Hello", Map.of(one.id(), "Sale"));
    assertThat(desk.edit(piece, variant, "manager")).isFalse();
    var after = pieces.get(piece);
    assertThat(after.versions()).hasSize(1);
    assertThat(after.status()).isEqualTo(PieceStatus.SCHEDULED);
    assertThat(after.slot()).isEqualTo(slot);
    assertThat(approvals.of(piece)).allMatch(Approval::standing);
    assertThat(process.task(piece, "Task_ReviewPiece")).isNull();
  }

  @Test
  void everyEditAReaderNoticesMakesAVersionAndKeepsTheSlot() {
    var slot = pieces.get(piece).slot();
    var cupFirst = List.of(image(cup, "A cup"), image(jar, "A jar"));
    var jarFirst = List.of(image(jar, "A jar"), image(cup, "A cup"));
    var edits =
        List.of(
            draft("Sales", List.of("coffee"), List.of(one.id()), cupFirst, "Hello", Map.of()),
            draft("Sales", List.of("tea"), List.of(one.id()), cupFirst, "Hello", Map.of()),
            draft("Sales", List.of("tea", "x"), List.of(one.id()), cupFirst, "Hello", Map.of()),
            draft("Sales", List.of("x", "tea"), List.of(one.id()), cupFirst, "Hello", Map.of()),
            draft("Sales", List.of(), List.of(one.id()), cupFirst, "Hello", Map.of()),
            draft("Sales", List.of(), List.of(one.id()), jarFirst, "Hello", Map.of()),
            draft(
                "Sales",
                List.of(),
                List.of(one.id()),
                List.of(image(jar, "A red jar"), image(cup, "A cup")),
                "Hello",
                Map.of()),
            draft("Sales", List.of(), List.of(one.id()), List.of(), "Hello", Map.of()),
            draft("Sales", List.of(), List.of(one.id()), List.of(), "Bye", Map.of()),
            draft("Sales", List.of(), List.of(one.id()), List.of(), "", Map.of()),
            draft("Sales", List.of(), List.of(one.id(), two.id()), List.of(), "", Map.of()),
            draft(
                "Sales",
                List.of(),
                List.of(one.id(), two.id()),
                List.of(),
                "",
                Map.of(two.id(), "Other")),
            draft("Sales", List.of(), List.of(two.id()), List.of(), "", Map.of()));
    for (int i = 0; i < edits.size(); i++) {
      assertThat(desk.edit(piece, edits.get(i), "manager")).as("edit %d", i).isTrue();
      assertThat(desk.edit(piece, edits.get(i), "manager")).as("again %d", i).isFalse();
      var after = pieces.get(piece);
      assertThat(after.versions()).hasSize(i + 2);
      assertThat(after.status()).isEqualTo(PieceStatus.IN_REVIEW);
      assertThat(after.slot()).isEqualTo(slot);
      assertThat(Difference.between(after.versions().get(i), after.versions().get(i + 1)).changes())
          .as("told of edit %d", i)
          .isNotEmpty();
    }
    assertThat(approvals.of(piece)).noneMatch(Approval::standing);
    assertThat(process.task(piece, "Task_ReviewPiece")).isNotNull();
  }

  private void approve() {
    var digest = pieces.get(piece).current().orElseThrow().digest();
    process.submit(
        piece,
        "Task_ReviewPiece",
        "reviewer",
        Map.of("reviewDecision", "APPROVE", "versionDigest", digest));
    process.runDueJobs();
    process.submit(
        piece,
        "Task_ApprovePiece",
        "acme",
        Map.of("approvalDecision", "APPROVE", "versionDigest", digest));
    process.runDueJobs();
  }

  private static Draft draft(
      String text,
      List<String> tags,
      List<UUID> channels,
      List<Draft.Image> images,
      String firstComment,
      Map<UUID, String> variants) {
    return new Draft(text, tags, channels, images, firstComment, variants);
  }

  private static Draft.Image image(Asset asset, String alt) {
    return new Draft.Image(asset.id(), alt);
  }

  private Asset picture(int width) throws IOException {
    return library.upload(
        new NewAsset("acme", "cup.png", "", null, "designer"),
        new ByteArrayInputStream(Samples.picture("png", width, 40)));
  }
}
