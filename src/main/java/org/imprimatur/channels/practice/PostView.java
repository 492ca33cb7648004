package org.imprimatur.channels.practice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.channels.Moderation;
import org.imprimatur.channels.PostMetrics;

/** A post as the practice network's page shows it. */
record PostView(
    PracticePost post,
    List<PracticeImage> images,
    List<PostView> comments,
    PostMetrics metrics,
    Set<Moderation> acts,
    Instant now) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int TINTS = 6;

  public boolean hidden() {
    return acts.contains(Moderation.HIDE);
  }

  public boolean liked() {
    return acts.contains(Moderation.LIKE);
  }

  public boolean pinned() {
    return acts.contains(Moderation.PIN);
  }

  public boolean edited() {
    return post.editedAt() != null;
  }

  public PostText text() {
    return PostText.of(post.text());
  }

  /** One or two letters in place of a portrait. */
  public String initials() {
    var words = post.account().split("[^\\p{L}\\p{N}]+");
    var first = words.length == 0 ? "" : words[0];
    var second = words.length < 2 ? first.substring(Math.min(1, first.length())) : words[1];
    return (first.substring(0, Math.min(1, first.length()))
            + second.substring(0, Math.min(1, second.length())))
        .toUpperCase(Locale.ROOT);
  }

  /** Which of the avatar colours the account has. */
  public int tint() {
    return Math.floorMod(post.account().hashCode(), TINTS);
  }

  public String age() {
    var age = Duration.between(post.createdAt(), now);
    if (age.toMinutes() < 1) {
      return "now";
    }
    if (age.toHours() < 1) {
      return age.toMinutes() + " min";
    }
    return age.toDays() < 1
        ? age.toHours() + " h"
        : age.toDays() < 7 ? age.toDays() + " d" : DAY.format(post.createdAt());
  }

  public String postedAt() {
    return MINUTE.format(post.createdAt());
  }
}
