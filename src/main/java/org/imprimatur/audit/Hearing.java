package org.imprimatur.audit;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.approvals.Approval;
import org.imprimatur.approvals.ApprovalAnswered;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalGiven;
import org.imprimatur.approvals.ApprovalReminded;
import org.imprimatur.approvals.ApprovalRequest;
import org.imprimatur.approvals.ApprovalRequested;
import org.imprimatur.approvals.ApprovalRevoked;
import org.imprimatur.approvals.RoundSettled;
import org.imprimatur.approvals.SilenceReached;
import org.imprimatur.clients.ClientChanged;
import org.imprimatur.clients.ClientOpened;
import org.imprimatur.content.PieceNoted;
import org.imprimatur.danger.DangerSignNoted;
import org.imprimatur.interactions.InteractionNoted;
import org.imprimatur.publishing.PublicationNoted;
import org.imprimatur.publishing.PublishingDesk;
import org.imprimatur.publishing.PublishingStop;
import org.imprimatur.publishing.PublishingStops;
import org.imprimatur.publishing.StopDeclared;
import org.imprimatur.publishing.StopLifted;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.imprimatur.watch.LivePostLookedAt;
import org.imprimatur.workflow.InstancesMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Enters what the other modules announce. */
@Component
class Hearing {
  private final AuditTrail trail;
  private final ApprovalDesk approvals;
  private final PublishingDesk publishing;
  private final PublishingStops stops;

  Hearing(
      AuditTrail trail, ApprovalDesk approvals, PublishingDesk publishing, PublishingStops stops) {
    this.trail = trail;
    this.approvals = approvals;
    this.publishing = publishing;
    this.stops = stops;
  }

  @EventListener
  void heard(ClientOpened event) {
    enter(event.key(), "", "client-opened", event.key(), details().with("name", event.name()));
  }

  @EventListener
  void heard(ClientChanged event) {
    var details = details();
    event.now().forEach(details::with);
    enter(event.client(), "", "client-" + words(event.what()), event.client(), details);
  }

  @EventListener
  void heard(ApprovalRequested event) {
    asked("approval-requested", approvals.request(event.request()), "");
  }

  @EventListener
  void heard(ApprovalReminded event) {
    asked("approval-reminded", approvals.request(event.request()), "");
  }

  @EventListener
  void heard(ApprovalAnswered event) {
    var request = approvals.request(event.request());
    asked("approval-answered", request, request.decidedBy());
  }

  private void asked(String what, ApprovalRequest request, String who) {
    var round = approvals.round(request.roundId());
    enter(
        round.clientKey(),
        who,
        what,
        round.subject(),
        details()
            .with("version", round.versionNo())
            .with("digest", round.versionDigest())
            .with("round", round.id().toString())
            .with("stage", request.stage())
            .with("asked", request.name())
            .with("role", request.role())
            .with("decision", request.decision())
            .with("how", request.method())
            .with("comment", request.comment()));
  }

  @EventListener
  void heard(RoundSettled event) {
    round("round-settled", event.round());
  }

  @EventListener
  void heard(SilenceReached event) {
    round("silence-reached", event.round());
  }

  private void round(String what, UUID id) {
    var round = approvals.round(id);
    enter(
        round.clientKey(),
        "",
        what,
        round.subject(),
        details()
            .with("version", round.versionNo())
            .with("digest", round.versionDigest())
            .with("round", round.id().toString())
            .with("route", round.route())
            .with("state", round.state()));
  }

  @EventListener
  void heard(ApprovalGiven event) {
    var approval = approvals.approval(event.approval());
    approval("approval-given", approval, approval.approvedBy());
  }

  @EventListener
  void heard(ApprovalRevoked event) {
    approval("approval-revoked", approvals.approval(event.approval()), "");
  }

  private void approval(String what, Approval approval, String who) {
    enter(
        approval.clientKey(),
        who,
        what,
        approval.subject(),
        details()
            .with("approval", approval.id().toString())
            .with("digest", approval.versionDigest())
            .with("how", approval.method())
            .with("process", approval.processDefinition())
            .with("proof", approval.proof())
            .with("because", approval.revokedBecause()));
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
  void heard(StopDeclared event) {
    var stop = stops.get(event.stop());
    enter(
        stop.clientKey(),
        stop.stoppedBy(),
        "publishing-stopped",
        stop.id(),
        about(stop).with("reason", stop.reason()));
  }

  @EventListener
  void heard(StopLifted event) {
    var stop = stops.get(event.stop());
    enter(stop.clientKey(), stop.liftedBy(), "publishing-stop-lifted", stop.id(), about(stop));
  }

  private static Details about(PublishingStop stop) {
    return details()
        .with("scope", stop.scope())
        .with("channel", stop.channelId() == null ? "" : stop.channelId().toString())
        .with("campaign", stop.campaign());
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

  @EventListener
  void heard(InteractionNoted event) {
    enter(
        event.client(),
        event.who(),
        "interaction-" + words(event.what()),
        event.interaction(),
        details().with("detail", event.detail()));
  }

  @EventListener
  void heard(DangerSignNoted event) {
    enter(
        event.client(),
        event.who(),
        event.cleared() ? "danger-sign-cleared" : "danger-sign-raised",
        event.sign(),
        details().with("kind", event.kind()).with("detail", event.detail()));
  }

  @EventListener
  void heard(InstancesMoved event) {
    enter(
        event.tenant(),
        event.by(),
        "instances-moved",
        event.move(),
        details()
            .with("process", event.process())
            .with("from", event.fromVersion())
            .with("to", event.toVersion())
            .with("instances", event.instances())
            .with("places", event.places()));
  }

  private void enter(String client, String who, String what, Object subject, Details details) {
    trail.enter(client, who.isEmpty() ? acting() : who, what, subject, details.named);
  }

  /** Whose request led to it; most of what happens without one is done when its time has come. */
  private static String acting() {
    return People.signedIn().map(Person::id).orElse(AuditTrail.IMPRIMATUR);
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
        named.put(name, value instanceof Enum<?> constant ? constant.name() : value);
      return this;
    }
  }
}
