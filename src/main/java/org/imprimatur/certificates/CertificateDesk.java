package org.imprimatur.certificates;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.audit.CanonicalJson;
import org.imprimatur.audit.SigningKeys;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Payload;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublicationState;
import org.imprimatur.publishing.PublishingDesk;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands out certificates. The first one is issued when somebody asks; another one only when there
 * is something new to say, such as a later look at the live post.
 */
@Service
public class CertificateDesk {
  private final PublishingDesk publishing;
  private final Facts facts;
  private final CertificateRows rows;
  private final SigningKeys keys;
  private final AuditTrail trail;
  private final Clock clock;

  CertificateDesk(
      PublishingDesk publishing,
      Facts facts,
      CertificateRows rows,
      SigningKeys keys,
      AuditTrail trail,
      Clock clock) {
    this.publishing = publishing;
    this.facts = facts;
    this.rows = rows;
    this.keys = keys;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * The certificate of a publication of one of these clients.
   *
   * @throws Refusal as if there were no publication, if it belongs to another client; or if it is
   *     not online
   */
  @Transactional
  public Certificate of(UUID id, Collection<String> clients) {
    var publication =
        publishing
            .find(id)
            .filter(found -> clients.contains(found.clientKey()))
            .orElseThrow(() -> Refusal.unknown("There is no publication " + id + "."));
    if (publication.state() != PublicationState.PUBLISHED)
      throw Refusal.conflict("It is not online: there is nothing to certify yet.");
    var stated = facts.of(publication);
    var digest = Payload.digest(CanonicalJson.of(stated));
    var latest = rows.latest(id);
    if (latest.isPresent() && latest.get().factsDigest().equals(digest))
      return latest.get().certificate();
    return issue(publication, stated, digest, latest.map(row -> row.certificate().no()).orElse(0));
  }

  private Certificate issue(
      Publication publication, Map<String, Object> stated, String digest, int before) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var head = trail.head(publication.clientKey());
    var content = new LinkedHashMap<>(stated);
    content.put("format", 1);
    content.put("no", before + 1);
    content.put("issuedAt", now.toString());
    content.put(
        "audit",
        Facts.named(
            "seq", head.seq(),
            "hash", head.hash(),
            "key", head.key(),
            "signature", head.signature()));
    var seal = keys.sign(CanonicalJson.of(content));
    var document =
        CanonicalJson.of(
            Map.of(
                "certificate",
                content,
                "signature",
                Map.of("algorithm", "Ed25519", "key", seal.key(), "value", seal.signature())));
    var certificate =
        new Certificate(publication.id(), before + 1, publication.clientKey(), now, document);
    if (!rows.add(certificate, digest))
      return rows.latest(publication.id()).orElseThrow().certificate();
    trail.enter(
        publication.clientKey(),
        AuditTrail.IMPRIMATUR,
        "certificate-issued",
        publication.id(),
        Map.of("no", certificate.no(), "digest", Payload.digest(CanonicalJson.of(content))));
    trail.anchor(publication.clientKey());
    return certificate;
  }

  /** The key certificates are signed with now. */
  public SigningKeys.Key key() {
    return keys.current();
  }
}
