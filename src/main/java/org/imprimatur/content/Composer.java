package org.imprimatur.content;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imprimatur.assets.Asset;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.Strategies;
import org.imprimatur.clients.WallClock;
import org.imprimatur.problem.Refusal;
import org.imprimatur.problem.Refusal.FieldProblem;
import org.imprimatur.publishing.Payload;
import org.springframework.stereotype.Component;

/**
 * Makes of a draft what each channel's readers will see, and finds what a platform would refuse
 * before a client sees it.
 */
@Component
class Composer {
  private static final Pattern HASHTAG = Pattern.compile("[\\p{L}\\p{M}\\p{N}_]{1,100}");

  private final Channels channels;
  private final ChannelDesk platforms;
  private final AssetLibrary assets;
  private final Strategies strategies;
  private final Clock clock;

  Composer(
      Channels channels,
      ChannelDesk platforms,
      AssetLibrary assets,
      Strategies strategies,
      Clock clock) {
    this.channels = channels;
    this.platforms = platforms;
    this.assets = assets;
    this.strategies = strategies;
    this.clock = clock;
  }

  /**
   * One payload per channel of the draft.
   *
   * @throws Refusal naming everything that is wrong with it
   */
  List<Payload> compose(Client client, Draft draft) {
    var problems = new ArrayList<FieldProblem>();
    if (draft.channels().isEmpty())
      problems.add(new FieldProblem("channels", "Choose at least one channel."));
    for (var tag : draft.tags()) {
      if (!HASHTAG.matcher(tag).matches()) {
        problems.add(
            new FieldProblem(
                "tags",
                "'#" + tag + "' is not a hashtag: only letters, digits and _ are possible."));
      }
    }
    var pictures = pictures(client, draft, problems);
    var language = strategies.of(client.key()).language();
    var payloads = new ArrayList<Payload>();
    for (var id : draft.channels()) {
      var channel = channels.findById(id).filter(c -> c.clientKey().equals(client.key()));
      if (channel.isEmpty()) {
        problems.add(
            new FieldProblem(
                "channels", "There is no channel " + id + " of " + client.name() + "."));
        continue;
      }
      if (!platforms.publishes(channel.get())) {
        problems.add(
            new FieldProblem(
                "channels",
                "%s: nothing can be published on %s from here yet; it is only listened to."
                    .formatted(channel.get().name(), platforms.platformName(channel.get()))));
        continue;
      }
      var payload =
          new Payload(
              id,
              channel.get().handle(),
              draft.textFor(id),
              draft.tags(),
              language,
              pictures,
              draft.firstComment().strip(),
              "");
      check(channel.get(), payload, draft, problems);
      payloads.add(payload);
    }
    draft.variants().keySet().stream()
        .filter(id -> !draft.channels().contains(id))
        .forEach(
            id ->
                problems.add(
                    new FieldProblem(
                        "variants",
                        "There is a different text for a channel that is not chosen.")));
    if (!problems.isEmpty()) throw Refusal.invalid(problems);
    return payloads;
  }

  private List<Payload.Picture> pictures(Client client, Draft draft, List<FieldProblem> problems) {
    var pictures = new ArrayList<Payload.Picture>();
    for (int i = 0; i < draft.images().size(); i++) {
      var image = draft.images().get(i);
      var no = i + 1;
      var asset = assets.find(client.key(), image.asset());
      if (asset.isEmpty()) {
        problems.add(
            new FieldProblem(
                "image" + no,
                "Image " + no + " is not among the assets of " + client.name() + "."));
        continue;
      }
      if (image.altText() == null || image.altText().isBlank()) {
        problems.add(
            new FieldProblem(
                "alt" + no,
                "Describe image "
                    + no
                    + " ("
                    + asset.get().name()
                    + "): its alt text is missing."));
      }
      if (!asset.get().mayBeUsedOn(LocalDate.ofInstant(clock.instant(), client.zone()))) {
        problems.add(
            new FieldProblem(
                "image" + no,
                "The rights to image %d (%s) ended on %s."
                    .formatted(no, asset.get().name(), asset.get().rightsUntil())));
      }
      pictures.add(picture(asset.get(), image));
    }
    return pictures;
  }

  /** Which image's rights end before the slot, in words, if any. */
  Optional<String> rightsProblem(Client client, Draft draft, Instant slot) {
    var day = LocalDate.ofInstant(slot, client.zone());
    return draft.images().stream()
        .flatMap(image -> assets.find(client.key(), image.asset()).stream())
        .filter(asset -> !asset.mayBeUsedOn(day))
        .findFirst()
        .map(
            asset ->
                "The rights to %s end on %s, before %s."
                    .formatted(
                        asset.name(),
                        asset.rightsUntil(),
                        new WallClock(client.zone()).show(slot)));
  }

  private static Payload.Picture picture(Asset asset, Draft.Image image) {
    var alt = image.altText() == null ? "" : image.altText().strip();
    return new Payload.Picture(
        asset.sha256(), asset.mediaType(), alt, asset.width(), asset.height(), asset.sizeBytes());
  }

  private void check(Channel channel, Payload payload, Draft draft, List<FieldProblem> problems) {
    var can = channel.capabilities();
    var where = channel.name() + ": ";
    var field = draft.variants().containsKey(channel.id()) ? "variants" : "text";
    if (draft.variants().getOrDefault(channel.id(), draft.text()).isBlank()) {
      problems.add(new FieldProblem(field, where + "the text is missing."));
    }
    checkLength(channel, payload.text(), field, problems);
    if (payload.hasFirstComment())
      checkLength(channel, payload.firstComment(), "firstComment", problems);
    if (payload.media().size() > can.maxImages()) {
      problems.add(
          new FieldProblem(
              "image" + (can.maxImages() + 1),
              where
                  + "at most %d images are possible, there are %d."
                      .formatted(can.maxImages(), payload.media().size())));
    }
    for (int i = 0; i < payload.media().size(); i++) {
      var picture = payload.media().get(i);
      var no = i + 1;
      if (!can.imageTypes().contains(picture.mediaType())) {
        problems.add(
            new FieldProblem(
                "image" + no,
                where
                    + "image "
                    + no
                    + " is "
                    + picture.mediaType()
                    + ", which is not accepted there."));
      }
      if (picture.bytes() > can.maxImageBytes()) {
        problems.add(
            new FieldProblem(
                "image" + no,
                where
                    + "image %d is larger than the %,d bytes accepted there."
                        .formatted(no, can.maxImageBytes())));
      }
      if (picture.altText().length() > can.maxAltText()) {
        problems.add(
            new FieldProblem(
                "alt" + no,
                where
                    + "the alt text of image %d is longer than %d characters."
                        .formatted(no, can.maxAltText())));
      }
    }
  }

  private void checkLength(
      Channel channel, String text, String field, List<FieldProblem> problems) {
    var can = channel.capabilities();
    var length = platforms.length(channel, text);
    var what = field.equals("firstComment") ? "the first comment" : "the text with its hashtags";
    if (length > can.maxLength()) {
      problems.add(
          new FieldProblem(
              field,
              "%s: %s counts %d, at most %d are possible there."
                  .formatted(channel.name(), what, length, can.maxLength())));
    }
    if (can.maxBytes() > 0 && text.getBytes(StandardCharsets.UTF_8).length > can.maxBytes()) {
      problems.add(
          new FieldProblem(
              field,
              "%s: %s has more than %d bytes.".formatted(channel.name(), what, can.maxBytes())));
    }
  }
}
