package org.imprimatur.interactions;

import java.util.UUID;

/** Everything its author wrote was taken back; nothing is left to answer. */
public record InteractionGone(UUID interaction) {}
