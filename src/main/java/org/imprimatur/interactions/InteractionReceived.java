package org.imprimatur.interactions;

import java.util.UUID;

/** Something new was said to us and waits to be triaged. */
public record InteractionReceived(UUID interaction, String client) {}
