package org.imprimatur.intake;

import java.time.Instant;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformEvent.Change;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.channels.RemoteAuthor;

/** Platform events as tests need them. */
public final class Events {
  public static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

  private Events() {}

  public static PlatformEvent comment(String id, String thread, String text) {
    return event("comment:" + id, Change.CREATED, id, thread, text);
  }

  public static PlatformEvent edit(String id, String thread, String text) {
    return event("comment:" + id + ":edited:" + text, Change.EDITED, id, thread, text);
  }

  public static PlatformEvent deletion(String id, String thread) {
    return event("comment:" + id + ":deleted", Change.DELETED, id, thread, "");
  }

  private static PlatformEvent event(
      String key, Change change, String id, String thread, String text) {
    return new PlatformEvent(
        key,
        Kind.COMMENT,
        change,
        id,
        thread,
        thread,
        "",
        new RemoteAuthor("lena", "lena", "Lena", "https://telling.example/lena"),
        text,
        "en",
        "https://telling.example/" + id,
        MONDAY);
  }
}
