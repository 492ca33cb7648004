package org.imprimatur.publishing;

import com.ibm.icu.text.BreakIterator;
import java.util.List;
import java.util.Locale;
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
    return payloads.stream().map(payload -> preview(client, payload)).toList();
  }

  private Preview preview(String client, Payload payload) {
    var channel = channels.findById(payload.channel()).orElseThrow();
    var count = platforms.length(channel, payload.text());
    var limit = channel.capabilities().maxLength();
    var fits = fitting(channel, payload.text());
    var images = payload.media().stream().map(picture -> image(client, picture)).toList();
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
    var src =
        assets
            .withContent(client, picture.sha256())
            .map(asset -> "/assets/" + asset.id() + "/content")
            .orElse("");
    return new Image(src, picture.altText());
  }
}
