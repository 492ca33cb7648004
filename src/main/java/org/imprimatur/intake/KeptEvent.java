package org.imprimatur.intake;

import java.time.Instant;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent;

/** A platform event as the inbox has it. */
public record KeptEvent(
    UUID id,
    long seq,
    String clientKey,
    UUID channelId,
    PlatformEvent event,
    Instant heardAt,
    int tries,
    String failure) {}
