package org.imprimatur.audit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.clients.ClientOpened;
import org.imprimatur.content.PieceNoted;
import org.imprimatur.publishing.PublicationNoted;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.watch.LivePostLookedAt;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Enters what the other modules announce. */
@Component
class Hearing {
  private final AuditTrail trail;
  private final PublishingDesk publishing;

  Hearing(AuditTrail trail, PublishingDesk publishing) {
    this.trail = trail;
    this.publishing = publishing;
  }

  @EventListener
  void heard(ClientOpened event) {
    enter(event.key(), "", "client-opened", event.key(), details().with("name", event.name()));
  }

  @EventListener
  void heard(PieceNoted event) {
    enter(
        event.client(),
        event.who(),
        "piece-" + words(event.kind()),
        event.piece(),
        details()
            .with("version", event.version())
            .with("digest", event.digest())
            .with("comment", event.comment()));
  }

  @EventListener
  void heard(PublicationNoted event) {
    enter(
        event.client(),
        event.who(),
        "publication-" + words(event.what()),
        event.publication(),
        details()
            .with("piece", event.subject().toString())
            .with("payload", event.payloadDigest())
            .with("detail", event.detail()));
  }

  @EventListener
  void heard(LivePostLookedAt event) {
    enter(
        publishing.get(event.publication()).clientKey(),
        event.who(),
        "live-post-" + words(event.what()),
        event.publication(),
        details().with("detail", event.detail()));
  }

  private void enter(String client, String who, String what, Object subject, Details details) {
    trail.enter(client, who.isEmpty() ? AuditTrail.IMPRIMATUR : who, what, subject, details.named);
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Details details() {
    return new Details();
  }

  /** What is known besides; nothing is said of what is empty. */
  private static final class Details {
    private final Map<String, Object> named = new LinkedHashMap<>();

    Details with(String name, Object value) {
      if (value != null && !"".equals(value) && !Integer.valueOf(0).equals(value))
        named.put(name, value);
      return this;
    }
  }
}
