package org.imprimatur.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.approvals.ApprovalMethod;
import org.imprimatur.approvals.Imprint;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.RemotePost;
import org.imprimatur.workflow.ProcessInstances;
import org.springframework.boot.test.context.TestComponent;

/** Approved posts with their process, as a scheduled piece leaves them. */
@TestComponent
public class PlannedPosts {
  private final ApprovalDesk approvals;
  private final PublishingDesk desk;
  private final ProcessInstances instances;

  PlannedPosts(ApprovalDesk approvals, PublishingDesk desk, ProcessInstances instances) {
    this.approvals = approvals;
    this.desk = desk;
    this.instances = instances;
  }

  /**
   * A publication and the subject it is about.
   *
   * @param answers the remote id of what it replies to, or ""
   */
  public record Planned(UUID subject, UUID id, String answers) {}

  /** A post that is approved and waits for its slot. */
  public Planned plan(Channel channel, String text, Instant slot) {
    return plan(payload(channel, text, ""), slot, true);
  }

  public Planned plan(Payload payload, Instant slot, boolean approved) {
    var planned = withoutProcess(payload, slot, approved);
    start(planned);
    return planned;
  }

  /** In the ledger only. */
  Planned withoutProcess(Payload payload, Instant slot, boolean approved) {
    var subject = UUID.randomUUID();
    if (approved) approve(subject, payload);
    var commission = new Commission("acme", subject, "");
    return new Planned(subject, desk.plan(commission, List.of(payload), slot).get(0), "");
  }

  /** An approved reply to what somebody wrote, on its way. */
  Planned reply(Channel channel, String text) {
    var subject = UUID.randomUUID();
    var to = new RemotePost("c1", "https://sandbox.example/c1", "cid-1");
    var payload = Payload.reply(channel.id(), channel.handle(), text, "en", to);
    approve(subject, payload);
    var planned = new Planned(subject, desk.planReply("acme", subject, payload), to.id());
    start(planned);
    return planned;
  }

  void start(Planned planned) {
    instances.start(
        "publication",
        planned.subject(),
        Map.of("client", "acme", "title", "A post", "publicationId", planned.id().toString()));
  }

  public Payload payload(Channel channel, String text, String comment) {
    return new Payload(
        channel.id(), channel.handle(), text, List.of(), "en", List.of(), comment, "");
  }

  public void approve(UUID subject, Payload payload) {
    approvals.record(
        new Imprint(
            "acme",
            subject,
            payload.digest(),
            Set.of(payload.digest(), payload.comment().digest()),
            "acme",
            ApprovalMethod.values()[0],
            "content-piece:1"));
  }
}
