package org.imprimatur.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.LiveLook;
import org.imprimatur.channels.LivePost;
import org.imprimatur.channels.LivePostReader;
import org.imprimatur.publishing.Payload;
import org.imprimatur.publishing.Publication;
import org.springframework.stereotype.Component;

/** Reads live posts and says in words how they differ from what was approved. */
@Component
class LivePosts {
  private final Channels channels;
  private final ChannelDesk platforms;

  LivePosts(Channels channels, ChannelDesk platforms) {
    this.channels = channels;
    this.platforms = platforms;
  }

  /** Whether its platform lets us read this post back. */
  boolean canBeRead(Publication publication) {
    var channel = channels.findById(publication.channelId()).orElseThrow();
    return reader(publication)
        .filter(reader -> reader.canTell(platforms.account(channel), publication.remote()))
        .isPresent();
  }

  LiveLook look(Publication publication) {
    var channel = channels.findById(publication.channelId()).orElseThrow();
    return reader(publication).orElseThrow().look(platforms.account(channel), publication.remote());
  }

  void loginExpired(Publication publication, String detail) {
    platforms.loginExpired(publication.channelId(), detail);
  }

  /** Empty if it is what was approved. */
  List<String> differences(Publication publication, LivePost live) {
    var approved = publication.payload();
    var found = new ArrayList<String>();
    if (!sameText(publication, approved.text(), live)) found.add("The text is another one.");
    var alts = approved.media().stream().map(Payload.Picture::altText).toList();
    if (alts.size() != live.altTexts().size()) {
      found.add(
          "There are %d pictures instead of %d.".formatted(live.altTexts().size(), alts.size()));
    } else {
      for (int i = 0; i < alts.size(); i++) {
        if (!LivePostReader.exact(alts.get(i)).equals(LivePostReader.exact(live.altTexts().get(i))))
          found.add("Picture %d is described as “%s”.".formatted(i + 1, live.altTexts().get(i)));
      }
    }
    var reference = publication.remote().reference();
    if (found.isEmpty()
        && !live.reference().isEmpty()
        && reference != null
        && !reference.isEmpty()
        && !reference.equals(live.reference())) {
      found.add("Something else in the post was changed: it is another record now.");
    }
    return found;
  }

  private boolean sameText(Publication publication, String approved, LivePost live) {
    if (!live.formatted())
      return LivePostReader.exact(approved).equals(LivePostReader.exact(live.text()));
    var reader = reader(publication).orElseThrow();
    return reader.essence(approved).equals(reader.essence(live.text()));
  }

  private Optional<LivePostReader> reader(Publication publication) {
    var channel = channels.findById(publication.channelId()).orElseThrow();
    return platforms.capability(channel, LivePostReader.class);
  }
}
