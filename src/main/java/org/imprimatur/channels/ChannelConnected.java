package org.imprimatur.channels;

import java.util.UUID;

/** An account was connected, or connected again. */
public record ChannelConnected(UUID channel, String client) {}
