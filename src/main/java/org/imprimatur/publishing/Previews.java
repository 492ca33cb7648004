package org.imprimatur.publishing;

import java.util.List;
import org.imprimatur.assets.AssetLibrary;
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
   */
  public record Preview(
      String channel,
      String platform,
      String handle,
      String text,
      int count,
      int limit,
      boolean over,
      List<Image> images,
      boolean hasImages,
      String firstComment,
      boolean hasFirstComment) {}

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
    var images = payload.media().stream().map(picture -> image(client, picture)).toList();
    return new Preview(
        channel.name(),
        platforms.platformName(channel),
        payload.account(),
        payload.text(),
        count,
        limit,
        count > limit,
        images,
        !images.isEmpty(),
        payload.firstComment(),
        payload.hasFirstComment());
  }

  private Image image(String client, Payload.Picture picture) {
    var src =
        assets
            .withContent(client, picture.sha256())
            .map(asset -> "/assets/" + asset.id() + "/content")
            .orElse("");
    return new Image(src, picture.altText());
  }
}
