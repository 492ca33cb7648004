package org.imprimatur.interactions;

import java.util.UUID;

/** Somebody else is accountable for it now. */
public record OwnerChanged(UUID interaction) {}
