package org.imprimatur.channels.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.LiveLook;
import org.imprimatur.channels.LivePost;
import org.imprimatur.channels.RemotePost;

/**
 * Reads a status back. Servers that keep what was written give it back as it was; from others there
 * is only the HTML they made of it, where letters and digits can be compared and no more.
 */
class LiveStatus {
  private final Api api;

  LiveStatus(Api api) {
    this.api = api;
  }

  LiveLook look(Account account, RemotePost post) {
    var answer = api.get(account, "/api/v1/statuses/{id}", post.id());
    if (answer.status() == 404 || answer.status() == 410) {
      // Some servers also say so to a token they do not know any more.
      api.self(account);
      return new LiveLook.Gone();
    }
    var status = Api.read(answer);
    var altTexts = altTexts(status);
    return new LiveLook.There(
        written(account, post)
            .map(text -> new LivePost(text, false, altTexts, ""))
            .orElseGet(
                () ->
                    new LivePost(
                        StatusText.plain(status.path("content").asText("")), true, altTexts, "")));
  }

  private Optional<String> written(Account account, RemotePost post) {
    var answer = api.get(account, "/api/v1/statuses/{id}/source", post.id());
    return answer instanceof Answer.Ok ok && ok.body().hasNonNull("text")
        ? Optional.of(ok.body().get("text").asText())
        : Optional.empty();
  }

  private static List<String> altTexts(JsonNode status) {
    var altTexts = new ArrayList<String>();
    status
        .path("media_attachments")
        .forEach(medium -> altTexts.add(medium.path("description").asText("")));
    return altTexts;
  }
}
