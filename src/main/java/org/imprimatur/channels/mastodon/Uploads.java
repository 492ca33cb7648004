package org.imprimatur.channels.mastodon;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.Medium;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.Preparation;

/** Uploads a post's pictures one by one and waits until the server has processed them. */
class Uploads {
  private static final Duration PROCESSING = Duration.ofSeconds(2);

  private final Api api;

  Uploads(Api api) {
    this.api = api;
  }

  static String id(Map<String, String> progress, int index) {
    return progress.get("media." + index);
  }

  /** Whether every picture can go out: a post must never do so without one of them. */
  static boolean done(Delivery delivery) {
    var progress = delivery.progress();
    return IntStream.range(0, delivery.media().size())
        .allMatch(i -> id(progress, i) != null && !progress.containsKey(processing(i)));
  }

  Preparation next(Account account, Delivery delivery) {
    var progress = new LinkedHashMap<>(delivery.progress());
    for (int i = 0; i < delivery.media().size(); i++) {
      if (id(progress, i) == null) {
        return upload(account, delivery, i, progress);
      }
      if (progress.containsKey(processing(i))) {
        return askAgain(account, delivery, i, progress);
      }
    }
    return Preparation.ready(progress);
  }

  private Preparation upload(
      Account account, Delivery delivery, int index, Map<String, String> progress) {
    var medium = delivery.media().get(index);
    var form =
        new MultipartForm()
            .file(
                "file", fileName(delivery, medium, index), medium.mediaType(), medium.bytes().get())
            .text("description", medium.altText() == null ? "" : medium.altText());
    var stored =
        api.call(
                account,
                http ->
                    http.post()
                        .uri(Api.address(account, "/api/v2/media"))
                        .contentType(form.contentType())
                        .body(form.bytes()))
            .orThrow();
    var id = stored.body().path("id").asText("");
    if (id.isEmpty()) {
      throw new PlatformUnavailable(
          "Mastodon took the picture but gave it no id.", Duration.ofMinutes(1));
    }
    progress.put("media." + index, id);
    if (stored.status() == 202) {
      progress.put(processing(index), "true");
    }
    return after(delivery, index, progress);
  }

  private Preparation askAgain(
      Account account, Delivery delivery, int index, Map<String, String> progress) {
    var answer = api.get(account, "/api/v1/media/{id}", id(progress, index));
    if (answer.status() == 404) {
      // The server forgets pictures that no post took within a day.
      progress.remove("media." + index);
      progress.remove(processing(index));
      return Preparation.more(progress);
    }
    if (answer.orThrow().status() != 206) {
      progress.remove(processing(index));
    }
    return after(delivery, index, progress);
  }

  private static Preparation after(Delivery delivery, int index, Map<String, String> progress) {
    if (progress.containsKey(processing(index))) {
      return Preparation.waiting(progress, PROCESSING);
    }
    return index + 1 < delivery.media().size()
        ? Preparation.more(progress)
        : Preparation.ready(progress);
  }

  private static String processing(int index) {
    return "media." + index + ".processing";
  }

  /**
   * Unique per post and place: snac keeps files by name, so a name used twice would replace an
   * older picture.
   */
  private static String fileName(Delivery delivery, Medium medium, int index) {
    var key = delivery.idempotencyKey().replaceAll("[^A-Za-z0-9]", "");
    var type = medium.mediaType().replaceAll(".*/", "").replaceAll("[^a-z0-9]", "");
    return key + "-" + index + "." + (type.equals("jpeg") ? "jpg" : type);
  }
}
