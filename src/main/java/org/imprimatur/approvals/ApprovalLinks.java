package org.imprimatur.approvals;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.clients.Approver;
import org.imprimatur.clients.Approvers;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Mints the links that are mailed to approvers, follows them and takes them back. */
@Service
@Transactional
public class ApprovalLinks {
  private static final Duration BETWEEN_ORDERS = Duration.ofHours(1);

  private final MintedLinks links;
  private final ApprovalDesk desk;
  private final Approvers approvers;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ApprovalLinks(
      MintedLinks links,
      ApprovalDesk desk,
      Approvers approvers,
      ApplicationEventPublisher events,
      Clock clock) {
    this.links = links;
    this.desk = desk;
    this.approvers = approvers;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A new link to a request, for the letter that is being written; earlier ones stay good until
   * they expire.
   *
   * @return its token, which is kept nowhere; the address is {@code /approve/{token}}
   * @throws Refusal if nobody in particular was asked: there is no address it could be mailed to
   */
  public String mint(UUID request) {
    requireSomebody(desk.request(request));
    var token = Secret.random();
    links.save(new ApprovalLink(token, request, clock.instant()));
    return token;
  }

  /** Where a link leads; empty for a token that was never minted. */
  @Transactional(readOnly = true)
  public Optional<LinkVisit> follow(String token) {
    return links
        .findByTokenHash(Secret.hash(token))
        .filter(link -> link.opens(token))
        .map(this::visit);
  }

  private LinkVisit visit(ApprovalLink link) {
    var request = desk.request(link.request());
    var round = desk.round(request.roundId());
    return new LinkVisit(
        link, request, round, LinkStanding.of(link, request, round, reached(request), clock));
  }

  /** Whether the one asked can still be reached where the link was sent. */
  private boolean reached(ApprovalRequest request) {
    return approvers
        .findById(request.approverId())
        .filter(Approver::active)
        .filter(approver -> approver.email().equalsIgnoreCase(request.email()))
        .isPresent();
  }

  /**
   * Asks for a fresh link to be mailed; it is announced as {@link LinkOrdered}, and mailed once an
   * hour at most.
   */
  public void order(UUID request) {
    requireSomebody(desk.request(request));
    var hour = clock.instant().getEpochSecond() / BETWEEN_ORDERS.toSeconds();
    events.publishEvent(new LinkOrdered(request, "link-" + request + "-" + hour));
  }

  private static void requireSomebody(ApprovalRequest request) {
    if (request.approverId() == null) {
      throw Refusal.conflict("Nobody in particular was asked: there is no one to mail a link to.");
    }
  }

  /** All links to a request, oldest first; none of them tells its token. */
  @Transactional(readOnly = true)
  public List<ApprovalLink> of(UUID request) {
    return links.findByRequestIdOrderByCreatedAt(request);
  }

  /**
   * Takes a link back: whoever follows it reads that it was.
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
