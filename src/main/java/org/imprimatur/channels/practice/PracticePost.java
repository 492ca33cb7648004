package org.imprimatur.channels.practice;

import java.time.Instant;

/**
 * A post as the practice network keeps it.
 *
 * @param replyTo the post this one comments on, or null
 * @param replies how many comments it has
 */
record PracticePost(
    long id, String account, String text, Instant createdAt, Long replyTo, long replies) {}
