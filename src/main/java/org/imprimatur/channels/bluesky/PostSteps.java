package org.imprimatur.channels.bluesky;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.Medium;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.Preparation;
import org.springframework.http.MediaType;

/**
 * What a post needs before it can be written: permanent ids of those it mentions, its pictures as
 * blobs.
 */
class PostSteps {
  private static final String MENTION = "mention.";
  private static final String MEDIA = "media.";

  private final Xrpc xrpc;

  PostSteps(Xrpc xrpc) {
    this.xrpc = xrpc;
  }

  /** The blob's JSON, as the server gave it. */
  static String blob(Map<String, String> progress, int index) {
    return progress.get(MEDIA + index);
  }

  static Map<String, String> dids(Delivery delivery) {
    var dids = new HashMap<String, String>();
    delivery
        .progress()
        .forEach(
            (name, value) -> {
              if (name.startsWith(MENTION)) {
                dids.put(name.substring(MENTION.length()), value);
              }
            });
    return dids;
  }

  /** Whether every picture and mention can go out as approved. */
  static boolean done(Delivery delivery) {
    var progress = delivery.progress();
    return Facets.handles(delivery.text()).stream()
            .map(MENTION::concat)
            .allMatch(progress::containsKey)
        && IntStream.range(0, delivery.media().size()).allMatch(i -> blob(progress, i) != null);
  }

  Preparation next(Account account, Delivery delivery) {
    var progress = new LinkedHashMap<>(delivery.progress());
    for (var handle : Facets.handles(delivery.text())) {
      if (!progress.containsKey(MENTION + handle)) {
        progress.put(MENTION + handle, resolve(account, handle));
        return Preparation.more(progress);
      }
    }
    for (int i = 0; i < delivery.media().size(); i++) {
      if (blob(progress, i) == null) {
        progress.put(MEDIA + i, upload(account, delivery.media().get(i)));
        return Preparation.more(progress);
      }
    }
    // Signing in now keeps the publishing call short, and a dead login shows before the slot.
    xrpc.did(account);
    return Preparation.ready(progress);
  }

  /** The handle's permanent id, or "" for a handle that nobody has: it stays plain text. */
  private String resolve(Account account, String handle) {
    var answer = xrpc.get(account, "com.atproto.identity.resolveHandle?handle={handle}", handle);
    return answer instanceof Answer.Refused ? "" : answer.orThrow().body().path("did").asText("");
  }

  private String upload(Account account, Medium medium) {
    var answer =
        xrpc.post(
            account,
            "com.atproto.repo.uploadBlob",
            MediaType.parseMediaType(medium.mediaType()),
            medium.bytes().get());
    var blob = answer.orThrow().body().path("blob");
    if (!blob.isObject()) {
      throw new PlatformUnavailable(
          "Bluesky took the picture but did not say where it is.", Duration.ofMinutes(1));
    }
    return blob.toString();
  }
}
