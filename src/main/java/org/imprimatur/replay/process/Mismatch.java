package org.imprimatur.replay.process;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import org.imprimatur.approvals.Approval;
import org.imprimatur.content.PieceStatus;
import org.imprimatur.replay.Course;

/** In what the replay of today's process differs from what really happened: what it is worth. */
final class Mismatch {
  /** Machines are not always on time. */
  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  private Mismatch() {}

  static String of(RecordedPiece piece, Course replayed) {
    if (!replayed.trouble().isEmpty()) return replayed.trouble();
    for (var post : replayed.posts()) {
      var really = piece.published(post.channel()).orElse(null);
      if (really == null) {
        if (piece.publications().stream()
            .anyMatch(p -> p.channelId().equals(post.channel()) && p.state().ended()))
          return "a post went out in the replay that did not";
      } else if (!close(really, post.at())) return "a post went out at another time";
    }
    var online = replayed.posts().stream().map(Course.Post::channel).collect(Collectors.toSet());
    if (piece.publications().stream()
        .anyMatch(
            p ->
                p.publishedAt() != null
                    && piece.published(p.channelId()).isPresent()
                    && !online.contains(p.channelId())))
      return "a post that went out did not in the replay";
    if ((piece.piece().status() == PieceStatus.WITHDRAWN) != replayed.end().equals("withdrawn"))
      return "it ended otherwise";
    if ((piece.piece().status() == PieceStatus.REJECTED) != replayed.end().equals("rejected"))
      return "it ended otherwise";
    if (replayed.end().startsWith("waiting")
        && piece.tasks().stream().noneMatch(task -> task.end() == null))
      return "it is " + replayed.end() + " in the replay";
    var approved =
        piece.approvals().stream().map(Approval::approvedAt).max(Instant::compareTo).orElse(null);
    if (!close(approved, replayed.approvedAt())) return "it was approved at another time";
    return "";
  }

  private static boolean close(Instant one, Instant other) {
    if (one == null || other == null) return one == other;
    return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
  }
}
