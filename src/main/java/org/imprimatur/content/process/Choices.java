package org.imprimatur.content.process;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.HashtagSet;
import org.imprimatur.clients.Slots;
import org.imprimatur.clients.Strategies;
import org.imprimatur.content.Draft;
import org.springframework.stereotype.Component;

/**
 * What a person can choose from while writing: the client's channels, assets, hashtags and slots.
 */
@Component
class Choices {
  private final Channels channels;
  private final ChannelDesk platforms;
  private final AssetLibrary assets;
  private final Strategies strategies;
  private final Slots slots;

  Choices(
      Channels channels,
      ChannelDesk platforms,
      AssetLibrary assets,
      Strategies strategies,
      Slots slots) {
    this.channels = channels;
    this.platforms = platforms;
    this.assets = assets;
    this.strategies = strategies;
    this.slots = slots;
  }

  /** An option of a form field. */
  record Option(String value, String label) {}

  Map<String, Object> of(Client client, Draft draft) {
    var strategy = strategies.of(client.key());
    var all = assets.list(client.key());
    var tags = new LinkedHashSet<String>(draft.tags());
    strategy.hashtagSets().forEach(set -> tags.addAll(set.tags()));
    var choices = new LinkedHashMap<String, Object>();
    choices.put(
        "channelOptions",
        channels.findByClientKeyOrderByName(client.key()).stream()
            .filter(platforms::publishes)
            .map(this::option)
            .toList());
    choices.put(
        "assetOptions", all.stream().map(a -> new Option(a.id().toString(), a.name())).toList());
    choices.put(
        "assets",
        all.stream()
            .map(a -> Map.of("name", a.name(), "src", "/assets/" + a.id() + "/thumbnail"))
            .toList());
    choices.put("tagOptions", tags.stream().map(tag -> new Option(tag, "#" + tag)).toList());
    choices.put("slotOptions", slots.options(client.key()));
    choices.put(
        "strategy",
        Map.of(
            "voice", strategy.voice(),
            "hashtagSets", strategy.hashtagSets().stream().map(Choices::shown).toList(),
            "mentions", strategy.mentions()));
    return choices;
  }

  private Option option(Channel channel) {
    return new Option(
        channel.id().toString(),
        "%s (%s, %s)".formatted(channel.name(), platforms.platformName(channel), channel.handle()));
  }

  private static Map<String, String> shown(HashtagSet set) {
    return Map.of(
        "name",
        set.name(),
        "tags",
        String.join(" ", set.tags().stream().map(tag -> "#" + tag).toList()));
  }
}
