package org.imprimatur.channels.linkedin;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.imprimatur.channels.Account;
import org.imprimatur.channels.Answer;
import org.imprimatur.channels.Heard;
import org.imprimatur.channels.PlatformClient;
import org.imprimatur.channels.PlatformEvent;
import org.imprimatur.channels.PlatformUnavailable;
import org.imprimatur.channels.PostRejected;
import org.imprimatur.channels.WebhookSource.Told;

/**
 * LinkedIn's own list of what it has called us with, or would have: its notifications are kept
 * there for 60 days and have the same ids.
 */
class NotificationList {
  private static final Duration KEPT = Duration.ofDays(59);
  private static final Duration FIRST_TIME = Duration.ofHours(24);

  /** What happened a moment ago may not be listed yet; told again, it is the same. */
  private static final Duration LISTED_WITHIN = Duration.ofMinutes(10);

  private static final int PAGE = 50;
  private static final String QUERY =
      "/rest/organizationalEntityNotifications?q=criteria&organizationalEntity={organization}"
          + "&actions=List(COMMENT,COMMENT_EDIT,COMMENT_DELETE,SHARE_MENTION,LIKE,SHARE)"
          + "&timeRange=(start:{from},end:{until})&start={start}&count="
          + PAGE;
  private static final String RECONNECT =
      "LinkedIn does not accept the channel's token any more; connect the account again.";

  private final PlatformClient client = new PlatformClient("LinkedIn", NotificationList::error);
  private final String version;
  private final Clock clock;

  /**
   * @param version of LinkedIn's interface, as yyyyMM
   */
  NotificationList(String version, Clock clock) {
    this.version = version;
    this.clock = clock;
  }

  /** A stretch of time and how much of its list was read, so that pages do not shift meanwhile. */
  private record Stretch(long from, long until, int start) {

    /** Where to go on: in the middle of a stretch, or with the one after it. */
    static Stretch at(String cursor, Instant now) {
      var parts = cursor.split(",");
      if (parts.length == 3) {
        return new Stretch(
            Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
      }
      var from =
          cursor.isEmpty()
              ? now.minus(FIRST_TIME)
              : Instant.ofEpochMilli(Long.parseLong(cursor)).minus(LISTED_WITHIN);
      var oldest = now.minus(KEPT);
      return new Stretch(
          (from.isBefore(oldest) ? oldest : from).toEpochMilli(), now.toEpochMilli(), 0);
    }

    String further(int read) {
      return from + "," + until + "," + (start + read);
    }

    String ended() {
      return String.valueOf(until);
    }
  }

  Heard listen(Account account, String cursor) {
    var stretch = Stretch.at(cursor, clock.instant());
    var body = read(account, stretch);
    var listed = body.path("elements");
    var more = listed.size() > 0 && listed.size() >= body.path("paging").path("count").asInt(1);
    return new Heard(
        events(account, listed), more ? stretch.further(listed.size()) : stretch.ended(), more);
  }

  /** What cannot be read here was told in a call as well, and kept then. */
  private static List<PlatformEvent> events(Account account, JsonNode listed) {
    var events = new ArrayList<PlatformEvent>();
    for (var notification : listed) {
      LinkedIn.attempt(notification).stream()
          .filter(told -> told.event() != null && told.account().equals(account.handle()))
          .map(Told::event)
          .forEach(events::add);
    }
    events.sort(Comparator.comparing(PlatformEvent::at));
    return events;
  }

  private JsonNode read(Account account, Stretch stretch) {
    var address =
        PlatformClient.address(
            account.baseUrl(),
            QUERY,
            account.handle(),
            stretch.from(),
            stretch.until(),
            stretch.start());
    var answer =
        client.call(
            http ->
                http.get()
                    .uri(address)
                    .header("LinkedIn-Version", version)
                    .header("X-Restli-Protocol-Version", "2.0.0")
                    .headers(headers -> headers.setBearerAuth(account.secret().strip())));
    try {
      var body = answer.orThrow().body();
      if (body.path("elements").isArray()) return body;
      throw new PlatformUnavailable(
          "The server does not answer like LinkedIn.", Duration.ofMinutes(10));
    } catch (PostRejected e) {
      throw new PlatformUnavailable(e.getMessage(), Duration.ofMinutes(10));
    }
  }

  private static Answer error(int status, JsonNode body) {
    if (status == 401) return new Answer.Unauthorized(status, "", RECONNECT);
    var message = body.path("message").asText("");
    return message.isEmpty()
        ? new Answer.Unclear(status, "LinkedIn answered " + status + " without a reason.")
        : new Answer.Refused(status, String.valueOf(status), "LinkedIn refuses this: " + message);
  }
}
