package org.imprimatur.content.process;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.clients.WallClock;
import org.imprimatur.content.Draft;
import org.imprimatur.problem.Refusal;
import org.imprimatur.workflow.Submission;
import org.springframework.stereotype.Component;

/**
 * The fields of a draft, as the forms "draft piece" and "revise piece" have them; here form data
 * becomes a {@link Draft}.
 */
@Component
class DraftFields {
  /** As many pictures as the forms have fields for; the API takes as many as the channel. */
  private static final int IMAGES = 4;

  private static final int VARIANTS = 3;

  private final PieceForm form;
  private final Choices choices;

  DraftFields(PieceForm form, Choices choices) {
    this.form = form;
    this.choices = choices;
  }

  /** What the form opens with: the choices, and what was written so far. */
  Map<String, Object> show(UUID id) {
    var piece = form.piece(id);
    var client = form.client(id);
    var values = new LinkedHashMap<>(form.forTeam(id));
    var draft = piece.current().map(version -> version.draft()).orElse(Draft.EMPTY);
    values.putAll(choices.of(client, draft));
    values.put(
        "slotAt", piece.slot() == null ? "" : new WallClock(client.zone()).field(piece.slot()));
    values.put("channels", draft.channels().stream().map(UUID::toString).toList());
    values.put("text", draft.text());
    values.put("tags", draft.tags());
    values.put("firstComment", draft.firstComment());
    for (int i = 0; i < Math.min(IMAGES, draft.images().size()); i++) {
      values.put("image" + (i + 1), draft.images().get(i).asset().toString());
      values.put("alt" + (i + 1), draft.images().get(i).altText());
    }
    var no = 1;
    for (var variant : draft.variants().entrySet()) {
      if (no > VARIANTS) break;
      values.put("variantChannel" + no, variant.getKey().toString());
      values.put("variantText" + no++, variant.getValue());
    }
    return values;
  }

  Draft draft(Submission submission) {
    return new Draft(
        submission.text("text"),
        submission.list("tags"),
        submission.list("channels").stream().map(DraftFields::id).toList(),
        images(submission),
        submission.text("firstComment"),
        variants(submission));
  }

  private static List<Draft.Image> images(Submission submission) {
    var images = new ArrayList<Draft.Image>();
    for (int i = 1; i <= IMAGES; i++) {
      var alt = submission.text("alt" + i);
      submission.find("image" + i).ifPresent(asset -> images.add(new Draft.Image(id(asset), alt)));
    }
    return images;
  }

  private static Map<UUID, String> variants(Submission submission) {
    var variants = new LinkedHashMap<UUID, String>();
    for (int i = 1; i <= VARIANTS; i++) {
      var text = submission.text("variantText" + i);
      submission.find("variantChannel" + i).ifPresent(channel -> variants.put(id(channel), text));
    }
    return variants;
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid("channels", "'" + text + "' is not one of the choices.");
    }
  }
}
