package org.imprimatur.channels.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.ChannelUnauthorized;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.LookupResult;
import org.imprimatur.channels.LookupWindow;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.RemotePost;

/** Looks for a delivery among the account's own statuses. */
class OwnStatuses {
  private static final int MOST_PAGES = 5;
  private static final int PAGE = 40;

  private final Api api;

  OwnStatuses(Api api) {
    this.api = api;
  }

  LookupResult find(Account account, Delivery delivery, LookupWindow window) {
    try {
      return search(account, api.self(account).path("id").asText(), delivery, window);
    } catch (ChannelUnauthorized | PlatformUnavailable e) {
      return new LookupResult.Unreadable(e.getMessage());
    }
  }

  private LookupResult search(
      Account account, String self, Delivery delivery, LookupWindow window) {
    var found = new ArrayList<RemotePost>();
    var seen = new HashSet<String>();
    var oldest = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      var statuses = Api.read(page(account, self, oldest));
      var fresh = fresh(statuses, seen);
      for (var status : fresh) {
        var post = Api.post(status).orElseThrow();
        oldest = post.id();
        if (post.postedAt() == null) {
          return new LookupResult.Unreadable("Mastodon lists a post without its time.");
        }
        if (window.covers(post.postedAt())
            && !window.knownIds().contains(post.id())
            && matches(status, delivery)) {
          found.add(post);
        }
      }
      if (fresh.isEmpty() && statuses.size() >= PAGE) {
        // The server ignores paging, and its one full page does not reach back far enough.
        break;
      }
      if (fresh.isEmpty() || reachesBefore(fresh, window)) {
        return result(found);
      }
    }
    return found.isEmpty()
        ? new LookupResult.Unreadable("The account has posted too much since to find out.")
        : result(found);
  }

  private Answer page(Account account, String self, String maxId) {
    var path = "/api/v1/accounts/{id}/statuses?limit=" + PAGE + "&exclude_reblogs=true";
    return maxId.isEmpty()
        ? api.get(account, path, self)
        : api.get(account, path + "&max_id={maxId}", self, maxId);
  }

  private static List<JsonNode> fresh(JsonNode statuses, Set<String> seen) {
    var fresh = new ArrayList<JsonNode>();
    for (var status : statuses) {
      var id = status.path("id").asText("");
      if (!id.isEmpty() && seen.add(id)) {
        fresh.add(status);
      }
    }
    return fresh;
  }

  private static boolean reachesBefore(List<JsonNode> statuses, LookupWindow window) {
    var last = Api.post(statuses.get(statuses.size() - 1)).orElseThrow();
    return last.postedAt().isBefore(window.from());
  }

  private static boolean matches(JsonNode status, Delivery delivery) {
    var wanted = StatusText.essence(delivery.text());
    // Some servers also give the text as it was written, which has lost nothing to formatting.
    var sameText =
        wanted.equals(StatusText.essence(StatusText.plain(status.path("content").asText(""))))
            || wanted.equals(StatusText.essence(status.path("text").asText("")));
    var answers = delivery.inReplyTo() == null ? "" : delivery.inReplyTo().id();
    return sameText
        && status.path("media_attachments").size() == delivery.media().size()
        && answers.equals(status.path("in_reply_to_id").asText(""));
  }

  private static LookupResult result(List<RemotePost> found) {
    return switch (found.size()) {
      case 0 -> new LookupResult.Absent();
      case 1 -> new LookupResult.Found(found.get(0));
      default -> new LookupResult.Ambiguous(found);
    };
  }
}
