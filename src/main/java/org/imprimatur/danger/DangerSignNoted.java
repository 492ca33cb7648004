package org.imprimatur.danger;

import java.util.UUID;

/**
 * A sign was raised or cleared; somebody may have to prove it one day.
 *
 * @param who who cleared it, or "" where nobody did anything yet
 * @param detail what it is about, or what proves that it is over
 */
public record DangerSignNoted(
    UUID sign, String client, DangerKind kind, boolean cleared, String who, String detail) {}
