package org.imprimatur.content;

import java.util.UUID;

/** A scheduled piece goes out at another time. */
public record SlotMoved(UUID piece) {}
