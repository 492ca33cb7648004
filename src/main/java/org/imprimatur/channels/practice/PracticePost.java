package org.imprimatur.channels.practice;

import java.time.Instant;

/**
 * A post as the practice network keeps it.
 *
 * @param replyTo the post this one comments on, or null
 * @param replies how many comments it has
 * @param editedAt when its words were last changed, or null
 * @param deletedAt when it was deleted, or null; then only platforms' own machinery still sees it
 */
record PracticePost(
    long id,
    String account,
    String text,
    Instant createdAt,
    Long replyTo,
    long replies,
    Instant editedAt,
    Instant deletedAt) {}
