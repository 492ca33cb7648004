package org.imprimatur.channels;

import java.time.Instant;

/**
 * Something that happened around one of our accounts, as its platform tells it. Told twice, it has
 * the same key.
 *
 * @param key what tells it from every other event of the same account, whichever way it was heard
 * @param change whether it is new, or an earlier one was edited or deleted
 * @param remoteId the platform's id of the comment, message or reaction; of an edit or deletion,
 *     the id of what was edited or deleted
 * @param thread what it belongs to: the root post, the conversation; its own id if it begins one
 * @param parent the platform's id of what it answers or reacts to, or ""
 * @param reference what the platform needs besides the id to answer it, as in {@link RemotePost},
 *     or ""
 * @param text plain text; "" for a reaction or a deletion. It comes from outside and may be hostile
 * @param language BCP 47 tag where the platform tells it, else ""
 * @param url where people see it, or ""
 * @param at when it happened, by the platform's clock
 */
public record PlatformEvent(
    String key,
    Kind kind,
    Change change,
    String remoteId,
    String thread,
    String parent,
    String reference,
    RemoteAuthor author,
    String text,
    String language,
    String url,
    Instant at) {

  /** What kind of thing it is. */
  public enum Kind {
    /** An answer beneath a post of ours. */
    COMMENT,
    /** A post elsewhere that names us. */
    MENTION,
    /** Written to us alone. */
    DIRECT_MESSAGE,
    /** A like, repost or follow: counted, rarely answered. */
    REACTION,
    /** An opinion with stars or without, where a platform has such. */
    REVIEW
  }

  /** What became of it. */
  public enum Change {
    CREATED,
    EDITED,
    DELETED
  }
}
