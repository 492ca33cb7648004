package org.imprimatur.publishing;

import com.ibm.icu.text.BreakIterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.assets.Asset;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How payloads will look on their channels. */
@Component
public class Previews {
  private final Channels channels;
  private final ChannelDesk platforms;
  private final AssetLibrary assets;

  Previews(Channels channels, ChannelDesk platforms, AssetLibrary assets) {
    this.channels = channels;
    this.platforms = platforms;
    this.assets = assets;
  }

  /**
   * One channel's view of a payload.
   *
   * @param count the text's length as the platform counts it, against {@code limit}
   * @param fits as much of the text as the platform takes
   * @param cut what is too much, or ""
   * @param cost what the platform charges for it, or ""
   */
  public record Preview(
      String channel,
      String platform,
      String handle,
      String text,
      String fits,
      String cut,
      int count,
      int limit,
      boolean over,
      List<Image> images,
      boolean hasImages,
      String firstComment,
      boolean hasFirstComment,
      String cost) {}

  /** A picture by its address on our pages. */
  public record Image(String src, String alt) {}

  @Transactional(readOnly = true)
  public List<Preview> of(String client, List<Payload> payloads) {
    return ofAll(client, List.of(payloads)).get(0);
  }

  /** The same for many at once, read in as few queries as for one. */
  @Transactional(readOnly = true)
  public List<List<Preview>> ofAll(String client, List<List<Payload>> payloads) {
    var accounts =
        channels.findByClientKeyOrderByName(client).stream()
            .collect(Collectors.toMap(Channel::id, Function.identity()));
    var pictures =
        payloads.stream()
            .flatMap(List::stream)
            .flatMap(payload -> payload.media().stream())
            .map(Payload.Picture::sha256)
            .collect(Collectors.toSet());
    var media =
        pictures.isEmpty() ? Map.<String, Asset>of() : assets.withContents(client, pictures);
    return payloads.stream()
        .map(
            piece ->
                piece.stream()
                    .map(payload -> preview(payload, accounts.get(payload.channel()), media))
                    .toList())
        .toList();
  }

  private Preview preview(Payload payload, Channel channel, Map<String, Asset> media) {
    var count = platforms.length(channel, payload.text());
    var limit = channel.capabilities().maxLength();
    var fits = fitting(channel, payload.text());
    var images =
        payload.media().stream()
            .map(
                picture ->
                    image(Optional.ofNullable(media.get(picture.sha256())), picture.altText()))
            .toList();
    return new Preview(
        channel.name(),
        platforms.platformName(channel),
        payload.account(),
        payload.text(),
        payload.text().substring(0, fits),
        payload.text().substring(fits),
        count,
        limit,
        count > limit,
        images,
        !images.isEmpty(),
        payload.firstComment(),
        payload.hasFirstComment(),
        channel.capabilities().cost());
  }

  /** How much of a text, in whole characters, fits in as the platform counts. */
  private int fitting(Channel channel, String text) {
    var limit = channel.capabilities().maxLength();
    if (platforms.length(channel, text) <= limit) return text.length();
    var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    var low = 0;
    var high = text.length();
    while (low < high) {
      var middle = (low + high + 1) / 2;
      if (platforms.length(channel, text.substring(0, middle)) <= limit) low = middle;
      else high = middle - 1;
    }
    return characters.isBoundary(low) ? low : characters.preceding(low);
  }

  public Image image(String client, Payload.Picture picture) {
    return image(assets.withContent(client, picture.sha256()), picture.altText());
  }

  private static Image image(Optional<Asset> asset, String altText) {
    return new Image(asset.map(a -> "/assets/" + a.id() + "/content").orElse(""), altText);
  }
}
