package org.imprimatur.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * How one piece fared in one replay.
 *
 * @param end where it came to its end or stands, in words
 * @param slot when it was to go out, the first missed one if one was; or null
 * @param approvedAt when the last approval before it went out came, or null
 * @param missedSlot whether a slot passed by more than the client allows before it could go out
 * @param askings whom the client was asked through, one line for each round
 * @param assumptions what the recording does not know
 * @param remarks what people did that would not have been possible
 * @param trouble why it could not go on, or ""
 */
public record Course(
    UUID piece,
    String end,
    Instant slot,
    Instant approvedAt,
    boolean missedSlot,
    List<Work> work,
    List<Post> posts,
    List<String> askings,
    Set<String> assumptions,
    List<String> remarks,
    String trouble) {

  /** One task of somebody; {@code to} is null where it was taken away or is open still. */
  public record Work(String who, String step, Instant from, Instant to) {
    Duration open() {
      return to == null ? Duration.ZERO : Duration.between(from, to);
    }
  }

  /** A post that went out. */
  public record Post(UUID channel, Instant at) {}

  /** Between the approval and the slot; negative if it came too late, null if there is none. */
  Duration ahead() {
    return approvedAt == null || slot == null ? null : Duration.between(approvedAt, slot);
  }
}
