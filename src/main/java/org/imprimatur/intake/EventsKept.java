package org.imprimatur.intake;

import java.util.UUID;

/**
 * New events of one channel are in the inbox; they are to be absorbed.
 *
 * @param batch what they were kept under together
 */
public record EventsKept(UUID batch, String client, UUID channel) {}
