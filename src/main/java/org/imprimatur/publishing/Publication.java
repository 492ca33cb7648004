package org.imprimatur.publishing;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.imprimatur.channels.RemotePost;

/** One payload for one channel, frozen when it was planned; it goes out at most once. */
@Entity
public class Publication {
  @Id private UUID id;
  private String clientKey;
  private UUID subject;
  private UUID channelId;
  private String campaign;

  @Enumerated(EnumType.STRING)
  private PublicationKind kind;

  private UUID parentId;
  private String payload;
  private String payloadDigest;
  private String idempotencyKey;
  private String recordKey;
  private Instant scheduledAt;
  private Instant plannedAt;
  private Instant firstAttemptAt;

  @Enumerated(EnumType.STRING)
  private PublicationState state;

  private boolean held;

  @JdbcTypeCode(SqlTypes.JSON)
  private Map<String, String> progress;

  private String problemCode;
  private String problemDetail;
  private String remoteId;
  private String remoteUrl;
  private String remoteReference;
  private Instant publishedAt;
  @Version private long version;

  protected Publication() {}

  private Publication(
      String clientKey,
      UUID subject,
      PublicationKind kind,
      UUID parent,
      String campaign,
      Payload payload,
      Instant at,
      String recordKey,
      Instant now) {
    this.id = UUID.randomUUID();
    this.clientKey = clientKey;
    this.subject = subject;
    this.kind = kind;
    this.parentId = parent;
    this.channelId = payload.channel();
    this.campaign = campaign;
    this.payload = payload.canonical();
    this.payloadDigest = payload.digest();
    this.idempotencyKey = id.toString();
    this.recordKey = recordKey;
    this.scheduledAt = at;
    this.plannedAt = now;
    this.state = PublicationState.PLANNED;
    this.progress = Map.of();
    this.problemCode = "";
    this.problemDetail = "";
  }

  static Publication post(
      Commission commission, Payload payload, Instant at, String recordKey, Instant now) {
    return new Publication(
        commission.client(),
        commission.subject(),
        PublicationKind.POST,
        null,
        commission.campaign(),
        payload,
        at,
        recordKey,
        now);
  }

  static Publication reply(
      String clientKey, UUID subject, Payload payload, String recordKey, Instant now) {
    return new Publication(
        clientKey, subject, PublicationKind.REPLY, null, "", payload, now, recordKey, now);
  }

  Publication firstComment(String recordKey, Instant now) {
    return new Publication(
        clientKey,
        subject,
        PublicationKind.FIRST_COMMENT,
        id,
        campaign,
        payload().comment(),
        scheduledAt,
        recordKey,
        now);
  }

  // --- transitions; the caller holds the row's lock ---

  void attempt(Instant at) {
    require(PublicationState.PLANNED);
    if (firstAttemptAt == null) firstAttemptAt = at;
    state = PublicationState.SENDING;
    clearProblem();
  }

  void unclear(String detail) {
    if (!state.inFlight()) throw new PublicationConflict(this, "become unclear");
    state = PublicationState.UNCLEAR;
    problemDetail = detail;
  }

  void published(RemotePost post, Instant at) {
    if (!state.inFlight()) throw new PublicationConflict(this, "be confirmed");
    state = PublicationState.PUBLISHED;
    remoteId = post.id();
    remoteUrl = post.url();
    remoteReference = post.reference();
    publishedAt = post.postedAt() == null ? at : post.postedAt();
    clearProblem();
  }

  /** Provably not online: it may be tried again, not before an instant. */
  void sendAgain(String detail) {
    if (state != PublicationState.REJECTED && !state.inFlight())
      throw new PublicationConflict(this, "be sent again");
    state = PublicationState.PLANNED;
    problemCode = "";
    problemDetail = detail;
  }

  void rejected(String code, String detail) {
    if (state.ended()) throw new PublicationConflict(this, "be rejected");
    state = PublicationState.REJECTED;
    problemCode = code;
    problemDetail = detail;
  }

  /** Takes it back before it was sent; "too late" otherwise. */
  void cancel() {
    if (state.inFlight() || state == PublicationState.PUBLISHED) throw new TooLate(this);
    state = PublicationState.CANCELLED;
  }

  /** A person knows that it is not online and wants to leave it. */
  void giveUp() {
    if (state == PublicationState.PUBLISHED) throw new TooLate(this);
    state = PublicationState.CANCELLED;
  }

  void moveTo(Instant at) {
    if (state.inFlight() || state.ended()) throw new TooLate(this);
    scheduledAt = at;
  }

  /** The post this comment belongs to went online: the comment is due now. */
  void follow(Instant at) {
    if (!state.ended()) scheduledAt = at;
  }

  void hold(boolean held) {
    this.held = held;
  }

  void progress(Map<String, String> progress) {
    this.progress = Map.copyOf(progress);
  }

  private void require(PublicationState expected) {
    if (state != expected) throw new PublicationConflict(this, "be sent");
  }

  private void clearProblem() {
    problemCode = "";
    problemDetail = "";
  }

  // --- what it is ---

  public UUID id() {
    return id;
  }

  public String clientKey() {
    return clientKey;
  }

  /** Whose content it is: the piece's id. */
  public UUID subject() {
    return subject;
  }

  public UUID channelId() {
    return channelId;
  }

  /** The campaign it belongs to, or "". */
  String campaign() {
    return campaign;
  }

  public PublicationKind kind() {
    return kind;
  }

  UUID parentId() {
    return parentId;
  }

  /** The frozen payload, read from the stored bytes. */
  public Payload payload() {
    return Payload.parse(payload);
  }

  /**
   * The digest of the stored bytes, computed now; differs from {@link #payloadDigest} only if
   * someone changed the row.
   */
  String digestOfStoredBytes() {
    return Payload.digest(payload);
  }

  public String payloadDigest() {
    return payloadDigest;
  }

  String idempotencyKey() {
    return idempotencyKey;
  }

  String recordKey() {
    return recordKey;
  }

  public Instant scheduledAt() {
    return scheduledAt;
  }

  Instant firstAttemptAt() {
    return firstAttemptAt;
  }

  public PublicationState state() {
    return state;
  }

  public boolean held() {
    return held;
  }

  Map<String, String> progress() {
    return progress;
  }

  /** The platform's or our code for what is wrong, or "". */
  public String problemCode() {
    return problemCode;
  }

  /** What is wrong or was last learned, for a person, or "". */
  public String problemDetail() {
    return problemDetail;
  }

  /** When it went online, or null. */
  public Instant publishedAt() {
    return publishedAt;
  }

  /** The post as it is online, or null. */
  public RemotePost remote() {
    return remoteId == null ? null : new RemotePost(remoteId, remoteUrl, remoteReference);
  }
}
