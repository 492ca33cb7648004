package org.imprimatur.intake;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.imprimatur.channels.ChangeReader;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformUnavailable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds out what became of what was heard, where a platform does not tell by itself. */
@Service
public class ChangeDesk {
  /** Later, hardly anybody edits or deletes. */
  private static final Duration FOLLOWED = Duration.ofDays(3);

  /** Platforms ration their reads. */
  private static final int AT_ONCE = 10;

  private final Channels channels;
  private final ChannelDesk platforms;
  private final InboxEvents inbox;
  private final InboxDesk desk;
  private final Duration every;
  private final Clock clock;

  ChangeDesk(
      Channels channels,
      ChannelDesk platforms,
      InboxEvents inbox,
      InboxDesk desk,
      @Value("${imprimatur.intake.follow-every}") Duration every,
      Clock clock) {
    this.channels = channels;
    this.platforms = platforms;
    this.inbox = inbox;
    this.desk = desk;
    this.every = every;
    this.clock = clock;
  }

  /** Reads some of the latest messages of a channel again, and keeps what changed. */
  @Transactional
  public void follow(UUID id) {
    var channel = channels.findById(id).orElseThrow();
    platforms
        .capability(channel, ChangeReader.class)
        .ifPresent(reader -> desk.keep(channel, changes(channel, reader)));
  }

  private List<PlatformEvent> changes(Channel channel, ChangeReader reader) {
    var now = clock.instant();
    var changes = new ArrayList<PlatformEvent>();
    var account = platforms.account(channel);
    for (var kept : inbox.unlooked(channel.id(), now.minus(FOLLOWED), now.minus(every), AT_ONCE)) {
      try {
        reader.reread(account, kept.event()).ifPresent(changes::add);
      } catch (PlatformUnavailable | ChannelUnauthorized e) {
        // Listening finds that out as well, and has somebody told.
        return changes;
      }
      inbox.looked(kept.id(), now);
    }
    return changes;
  }
}
