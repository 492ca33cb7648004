package org.imprimatur.channels.mastodon;

import java.util.Optional;
import java.util.regex.Pattern;
import org.imprimatur.channels.Delivery;
import org.imprimatur.channels.RemoteAuthor;
import org.imprimatur.channels.SendResult;

/**
 * Who may read an answer: never more people than what it answers. A reference says {@code direct
 * name} or {@code unlisted}; without one an answer is public.
 */
final class Visibility {
  private static final String DIRECT = "direct";
  private static final String UNLISTED = "unlisted";

  private Visibility() {}

  /** Followers-only counts as closed as well: small servers call direct messages that. */
  static boolean closed(String visibility) {
    return visibility.equals(DIRECT) || visibility.equals("private");
  }

  static String reference(String visibility, RemoteAuthor author) {
    if (closed(visibility)) return DIRECT + " " + author.handle().replaceAll("@.*$", "");
    return visibility.equals(UNLISTED) ? UNLISTED : "";
  }

  static String of(Delivery delivery) {
    if (delivery.inReplyTo() == null) return "public";
    var reference = delivery.inReplyTo().reference();
    if (reference.startsWith(DIRECT)) return DIRECT;
    return reference.equals(UNLISTED) ? UNLISTED : "public";
  }

  /** A direct message reaches whom it names and nobody else, so it has to name somebody. */
  static Optional<SendResult> missingAddressee(Delivery delivery) {
    if (!of(delivery).equals(DIRECT)) return Optional.empty();
    var name = delivery.inReplyTo().reference().substring(DIRECT.length()).strip();
    var named =
        Pattern.compile("(?i)(?<![\\w/@])@" + Pattern.quote(name) + "(?![\\w])")
            .matcher(delivery.text())
            .find();
    return named && !name.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SendResult.Rejected(
                "ADDRESSEE_MISSING",
                "A direct message on Mastodon reaches only whom it names: it has to contain @"
                    + name
                    + "."));
  }
}
