package org.imprimatur.channels;

/**
 * Somebody on a platform, as the platform tells it.
 *
 * @param id stable where the platform has such an id
 * @param handle as people write it, without '@'
 * @param name what they call themselves, or ""; comes from outside and may be hostile
 * @param url their profile, or ""
 */
public record RemoteAuthor(String id, String handle, String name, String url) {

  /** What others may call them: many give no name, and some platforms do not say who it is. */
  public String called() {
    if (!name.isBlank()) return name;
    return handle.isBlank() ? "somebody" : handle;
  }
}
