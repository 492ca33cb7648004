package org.imprimatur.channels;

/**
 * One act of moderation.
 *
 * @param remoteId what it is done to
 * @param reference what the platform needs besides the id, or ""
 * @param thread what that belongs to
 * @param author who wrote it
 * @param reason for the platform or the record, or ""
 */
public record ModerationCall(
    Moderation action,
    String remoteId,
    String reference,
    String thread,
    RemoteAuthor author,
    String reason) {}
