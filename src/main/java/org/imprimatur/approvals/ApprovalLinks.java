package org.imprimatur.approvals;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.problem.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mints the links that are mailed to approvers, finds them again and takes them back. */
@Service
@Transactional
public class ApprovalLinks {
  private final MintedLinks links;
  private final Clock clock;

  ApprovalLinks(MintedLinks links, Clock clock) {
    this.links = links;
    this.clock = clock;
  }

  /**
   * A new link to a request, for the letter that is being written; earlier ones stay good until
   * they expire.
   *
   * @return its token, which is kept nowhere; the address is {@code /approve/{token}}
   */
  public String mint(UUID request) {
    var token = Secret.random();
    links.save(new ApprovalLink(token, request, clock.instant()));
    return token;
  }

  @Transactional(readOnly = true)
  public Optional<ApprovalLink> find(String token) {
    return links.findByTokenHash(Secret.hash(token)).filter(link -> link.opens(token));
  }

  /** All links to a request, oldest first; none of them tells its token. */
  @Transactional(readOnly = true)
  public List<ApprovalLink> of(UUID request) {
    return links.findByRequestIdOrderByCreatedAt(request);
  }

  /**
   * Takes a link back: whoever follows it reads that it was withdrawn.
   *
   * @throws Refusal if there is none with this id
   */
  public void revoke(UUID link, String by, String because) {
    links
        .findById(link)
        .orElseThrow(() -> Refusal.unknown("There is no link " + link + "."))
        .revoke(by, because, clock.instant());
  }
}
