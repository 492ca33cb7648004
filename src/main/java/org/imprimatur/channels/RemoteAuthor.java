package org.imprimatur.channels;

/**
 * Somebody on a platform, as the platform tells it.
 *
 * @param id stable where the platform has such an id
 * @param handle as people write it, without '@'
 * @param name what they call themselves; comes from outside and may be hostile
 * @param url their profile, or ""
 */
public record RemoteAuthor(String id, String handle, String name, String url) {}
