package org.imprimatur.channels.x;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.Heard;
import org.imprimatur.channels.PlatformClient;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.PostRejected;
import org.imprimatur.channels.WebhookSource.Told;

/**
 * X's own lists of what it called us with, or would have: posts that mention the account, answers
 * among them, and direct messages, with the same ids. Likes, reposts, quotes and followers are
 * listed by no time, so what was missed of these stays missed.
 *
 * @see <a href="https://docs.x.com/x-api/posts/get-mentions">Mentions</a>
 * @see <a href="https://docs.x.com/x-api/direct-messages/get-dm-events">Direct messages</a>
 */
class MissedCalls {
  private static final Duration FIRST_TIME = Duration.ofHours(24);

  /** X lists 800 mentions and no more. */
  private static final int MOST_PAGES = 8;

  private static final String MENTIONS =
      "/2/users/{account}/mentions?max_results=100&expansions=author_id&user.fields=name,username"
          + "&tweet.fields=author_id,conversation_id,created_at,in_reply_to_user_id,lang,referenced_tweets";
  private static final String MESSAGES =
      "/2/dm_events?max_results=100&event_types=MessageCreate&expansions=sender_id"
          + "&user.fields=name,username&dm_event.fields=created_at,sender_id,text";
  private static final String RECONNECT =
      "X does not accept the channel's token any more; connect the account again.";

  private final PlatformClient client = new PlatformClient("X", MissedCalls::error);
  private final Clock clock;

  MissedCalls(Clock clock) {
    this.clock = clock;
  }

  /** The newest ids that were read of either list, or "" before the first time. */
  private record Read(String mention, String message) {
    static Read upTo(String cursor) {
      var ids = cursor.split(",", -1);
      return ids.length == 2 ? new Read(ids[0], ids[1]) : new Read("", "");
    }

    String cursor() {
      return mention + "," + message;
    }
  }

  /**
   * All that is new at once: the lists begin with the newest, and are read back to what is known.
   */
  Heard listen(Account account, String cursor) {
    var read = Read.upTo(cursor);
    var from = clock.instant().minus(FIRST_TIME).truncatedTo(ChronoUnit.SECONDS);
    var events = new ArrayList<PlatformEvent>();
    var since = read.mention().isEmpty() ? "&start_time=" + from : "&since_id=" + read.mention();
    var mention =
        newer(
            account,
            MENTIONS + since,
            read.mention(),
            from,
            entry -> Activity.listedPost(account.handle(), entry),
            events);
    var message =
        newer(
            account,
            MESSAGES,
            read.message(),
            from,
            entry -> Activity.listedMessage(account.handle(), entry),
            events);
    events.sort(Comparator.comparing(PlatformEvent::at));
    return new Heard(events, new Read(mention, message).cursor(), false);
  }

  /**
   * Adds what is newer than the id, or than that time if there is none.
   *
   * @return the newest id now
   */
  private String newer(
      Account account,
      String list,
      String known,
      Instant from,
      Function<Listed, Optional<Told>> reading,
      List<PlatformEvent> events) {
    var newest = known;
    var token = "";
    for (int page = 0; page < MOST_PAGES; page++) {
      var body = read(account, list + (token.isEmpty() ? "" : "&pagination_token={token}"), token);
      for (var one : body.path("data")) {
        var id = one.path("id").asText("");
        if (id.isEmpty()) continue;
        if (!known.isEmpty() && !later(id, known)) return newest;
        if (newest.isEmpty() || later(id, newest)) newest = id;
        for (var told : Told.attempt(one, () -> told(reading, one, body))) {
          // What cannot be read here was told in a call as well, and kept then.
          if (told.event() == null) continue;
          if (known.isEmpty() && told.event().at().isBefore(from)) return newest;
          events.add(told.event());
        }
      }
      token = body.path("meta").path("next_token").asText("");
      if (token.isEmpty()) return newest;
    }
    return newest;
  }

  /** An entry of a list, and the people the answer speaks of. */
  record Listed(JsonNode entry, JsonNode includes) {}

  private static List<Told> told(
      Function<Listed, Optional<Told>> reading, JsonNode one, JsonNode body) {
    return reading.apply(new Listed(one, body.path("includes"))).stream().toList();
  }

  /** Ids grow with time. */
  private static boolean later(String id, String than) {
    return id.length() == than.length() ? id.compareTo(than) > 0 : id.length() > than.length();
  }

  private JsonNode read(Account account, String list, String token) {
    var variables =
        Stream.of(list.contains("{account}") ? account.handle() : "", token)
            .filter(value -> !value.isEmpty())
            .toArray();
    var address = PlatformClient.address(account.baseUrl(), list, variables);
    var answer =
        client.call(
            http ->
                http.get()
                    .uri(address)
                    .headers(headers -> headers.setBearerAuth(account.secret().strip())));
    try {
      var body = answer.orThrow().body();
      if (body.has("meta")) return body;
      throw new PlatformUnavailable("The server does not answer like X.", Duration.ofMinutes(10));
    } catch (PostRejected e) {
      throw new PlatformUnavailable(e.getMessage(), Duration.ofMinutes(10));
    }
  }

  private static Answer error(int status, JsonNode body) {
    if (status == 401) return new Answer.Unauthorized(status, "", RECONNECT);
    var message = body.path("detail").asText("");
    return message.isEmpty()
        ? new Answer.Unclear(status, "X answered " + status + " without a reason.")
        : new Answer.Refused(status, String.valueOf(status), "X refuses this: " + message);
  }
}
