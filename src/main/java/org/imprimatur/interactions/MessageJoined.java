package org.imprimatur.interactions;

import java.util.UUID;

/** The same person wrote again, or changed what they wrote, while their case was open. */
public record MessageJoined(UUID interaction) {}
