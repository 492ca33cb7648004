package org.imprimatur.interactions;

import java.util.UUID;

/** Nobody need do anything about it any more. */
public record InteractionClosed(UUID interaction) {}
