package org.imprimatur.metrics;

import java.util.Optional;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.Channels;
import org.imprimatur.channels.MetricsSource;
import org.imprimatur.channels.PostMetrics;
import org.imprimatur.publishing.Publication;
import org.springframework.stereotype.Component;

/** Reads a publication's counters from its platform. */
@Component
class PostCounters {
  private final Channels channels;
  private final ChannelDesk platforms;

  PostCounters(Channels channels, ChannelDesk platforms) {
    this.channels = channels;
    this.platforms = platforms;
  }

  /** Empty where the platform does not tell, or the post is gone. */
  Optional<PostMetrics> read(Publication publication) {
    var channel = channels.findById(publication.channelId()).orElseThrow();
    return platforms
        .capability(channel, MetricsSource.class)
        .flatMap(source -> source.read(platforms.account(channel), publication.remote()));
  }
}
