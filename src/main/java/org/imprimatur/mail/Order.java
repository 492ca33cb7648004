package org.imprimatur.mail;

import java.util.UUID;

/**
 * A letter to be sent.
 *
 * @param kind which {@link LetterWriter} writes it
 * @param to the address
 * @param reference what the writer needs to know: the id of what the letter is about
 * @param thread the piece whose conversation it belongs to
 * @param onceKey the same order twice is one letter
 */
public record Order(
    String kind,
    String clientKey,
    String to,
    String toName,
    UUID reference,
    UUID thread,
    String onceKey) {}
