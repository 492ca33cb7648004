package org.imprimatur.api;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.content.Draft;
import org.imprimatur.problem.Refusal;

/** What is to be published, as the API takes it. */
@Schema(description = "One text for all channels, with exceptions; hashtags without '#'")
record DraftBody(
    @NotNull @Size(max = 50_000) String text,
    @Size(max = 50) List<@NotNull @Size(max = 100) String> tags,
    @NotEmpty @Size(max = 50) List<@NotNull UUID> channels,
    @Size(max = 20) List<@NotNull @Valid Image> images,
    @Size(max = 50_000) String firstComment,
    @Size(max = 50) Map<@NotNull UUID, @NotNull @Size(max = 50_000) String> variants) {

  /** A picture of the client's assets with its description. */
  record Image(@NotNull UUID asset, @NotNull @Size(max = 5_000) String altText) {}

  Draft draft() {
    return new Draft(
        text.strip(),
        tags,
        channels,
        images == null
            ? List.of()
            : images.stream().map(i -> new Draft.Image(i.asset(), i.altText())).toList(),
        firstComment == null ? "" : firstComment.strip(),
        variants);
  }

  /** The same as the fields of the form "Draft piece", which has room for so many only. */
  Map<String, Object> form(String slot) {
    var draft = draft();
    if (draft.images().size() > 4)
      throw Refusal.invalid(
          "images", "Open the piece with up to 4 images, and edit it afterwards.");
    if (draft.variants().size() > 3)
      throw Refusal.invalid(
          "variants", "Open the piece with up to 3 different texts, and edit it afterwards.");
    var fields = new LinkedHashMap<String, Object>();
    fields.put("text", draft.text());
    fields.put("tags", draft.tags());
    fields.put("channels", draft.channels().stream().map(UUID::toString).toList());
    fields.put("firstComment", draft.firstComment());
    for (int i = 0; i < draft.images().size(); i++) {
      fields.put("image" + (i + 1), draft.images().get(i).asset().toString());
      fields.put("alt" + (i + 1), draft.images().get(i).altText());
    }
    var no = 1;
    for (var variant : draft.variants().entrySet()) {
      fields.put("variantChannel" + no, variant.getKey().toString());
      fields.put("variantText" + no++, variant.getValue());
    }
    if (slot != null) fields.put("slotAt", slot);
    return fields;
  }
}
