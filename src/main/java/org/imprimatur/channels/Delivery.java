package org.imprimatur.channels;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One post to one account, frozen: the same bytes and keys however often it is tried.
 *
 * @param idempotencyKey fixed for the publication's whole life, for platforms that take one
 * @param recordKey fixed client-chosen record key (a valid atproto TID), for platforms that take
 *     one
 * @param createdAt the time written into the post where the platform wants one; fixed at the first
 *     attempt
 * @param text the full text, hashtags and mentions included, exactly as approved
 * @param hashtags the tags without '#', all of them also in the text
 * @param language BCP 47 tag of the text
 * @param media in the order shown
 * @param progress what {@link PostPublisher#prepare} returned last
 * @param inReplyTo the post this one answers (a first comment), or null
 */
public record Delivery(
    String idempotencyKey,
    String recordKey,
    Instant createdAt,
    String text,
    List<String> hashtags,
    String language,
    List<Medium> media,
    Map<String, String> progress,
    RemotePost inReplyTo) {}
