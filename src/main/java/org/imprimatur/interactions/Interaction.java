package org.imprimatur.interactions;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.channels.PlatformEvent.Kind;
import org.imprimatur.clients.BusinessCalendar;
import org.imprimatur.problem.Refusal;

/** One case: what one person wants of a client in one thread, who sees to it and until when. */
@Entity
public class Interaction {
  private static final int EXCERPT = 200;

  @Id private UUID id;
  private String clientKey;
  private UUID channelId;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  private String thread;
  private UUID memberId;
  private String excerpt;
  private String language;
  private String keywords;

  @Enumerated(EnumType.STRING)
  private Sentiment sentiment;

  private int sentimentConfidence;
  private boolean sensitive;
  private Instant openedAt;
  private Instant lastMessageAt;
  private int messages;
  private int folded;

  @Enumerated(EnumType.STRING)
  private InteractionState state;

  private String department;

  @Enumerated(EnumType.STRING)
  private Priority priority;

  private boolean replyApproval;
  private int answerMinutes;
  private int resolutionMinutes;
  private String accountable;
  private boolean accountablePerson;
  private int handOvers;
  private Instant ownedSince;
  private Instant firstAnswerDue;
  private Instant resolutionDue;
  private Instant breachAt;
  private Instant remindAt;
  private int breaches;
  private Instant firstAnsweredAt;
  private Instant closedAt;
  private String closedBy;
  private String closedBecause;
  private boolean moderated;
  @Version private long version;

  protected Interaction() {}

  Interaction(Message first, AudienceMember member, String client, Triage until, Instant now) {
    this.id = UUID.randomUUID();
    this.clientKey = client;
    this.channelId = first.channelId();
    this.kind = first.kind();
    this.thread = first.thread();
    this.memberId = member.id();
    this.openedAt = now;
    this.state = InteractionState.RECEIVED;
    this.closedBy = "";
    this.closedBecause = "";
    this.keywords = "";
    this.messages = 1;
    says(first, now);
    promise(until);
  }

  private void promise(Triage triage) {
    this.department = triage.department();
    this.priority = triage.priority();
    this.replyApproval = triage.replyApproval();
    this.answerMinutes = triage.answerMinutes();
    this.resolutionMinutes = triage.resolutionMinutes();
  }

  private void says(Message message, Instant now) {
    var text = message.text().strip();
    this.excerpt = text.length() <= EXCERPT ? text : text.substring(0, whole(text)) + "…";
    this.language = message.language();
    this.lastMessageAt = now;
  }

  /** Never between the two halves of one character. */
  private static int whole(String text) {
    return Character.isHighSurrogate(text.charAt(EXCERPT - 1)) ? EXCERPT - 1 : EXCERPT;
  }

  // --- what happens to it; the caller holds the row's lock ---

  void sounds(Mood mood, boolean sensitive) {
    this.sentiment = mood.sentiment();
    this.sentimentConfidence = mood.confidence();
    this.sensitive |= sensitive;
  }

  /** The words the decision table asks for that occur in it. */
  void mentions(String keywords) {
    this.keywords = keywords;
  }

  /** Starts the clocks: from when it was heard, for whoever is first in line. */
  void entrust(Accountable first, Clocks clocks) {
    owned(first, openedAt);
    firstAnswerDue = clocks.answer();
    resolutionDue = clocks.resolution();
    breachAt = clocks.answer();
    remindAt = clocks.reminder();
  }

  /** What the table says holds until it is asked again; what was promised runs from the start. */
  void triaged(Triage triage, Accountable first, Clocks clocks) {
    requireOpen();
    promise(triage);
    entrust(first, clocks);
    state =
        switch (triage.action()) {
          case REPLY, IGNORE -> InteractionState.TO_ANSWER;
          case MODERATE -> InteractionState.TO_MODERATE;
          case ESCALATE -> InteractionState.WITH_DEPARTMENT;
        };
  }

  void joined(Message message, Instant now) {
    requireOpen();
    messages++;
    says(message, now);
  }

  void changed(Message message, Instant now) {
    says(message, now);
  }

  void folded() {
    folded++;
  }

  /** The reply is on its way; who sends it sees to what the platform makes of it. */
  void sending() {
    requireOpen();
    if (state == InteractionState.TO_APPROVE)
      owned(Accountable.group(Line.COMMUNITY_MANAGERS), ownedSince);
    state = InteractionState.SENDING;
  }

  /** Somebody wants to do something about it besides answering. */
  void toModerate() {
    requireOpen();
    state = InteractionState.TO_MODERATE;
  }

  /** A person says that they see to it. */
  void takeOn(Accountable person, Instant now) {
    requireOpen();
    owned(person, now);
  }

  void reminded() {
    remindAt = null;
  }

  /** The time is over: the next in line becomes accountable, with half as much time again. */
  void handOver(Accountable next, BusinessCalendar calendar, Instant now) {
    requireOpen();
    breaches++;
    handOvers++;
    owned(next, now);
    grant(timeLeft().dividedBy(2), calendar, now);
  }

  /** Nobody is next in line: who has it keeps it, and is reminded again. */
  void breachedAtTheEnd(BusinessCalendar calendar, Instant now) {
    requireOpen();
    breaches++;
    grant(timeLeft(), calendar, now);
  }

  private Duration timeLeft() {
    return Duration.ofMinutes(firstAnsweredAt == null ? answerMinutes : resolutionMinutes);
  }

  private void grant(Duration time, BusinessCalendar calendar, Instant now) {
    breachAt = calendar.plus(now, time.isZero() ? Duration.ofMinutes(1) : time);
    remindAt = Clocks.reminder(calendar, now, time);
  }

  /** Somebody else's department is asked; from now on it is theirs, with a clock of their own. */
  void entrustTo(Accountable department, Duration time, BusinessCalendar calendar, Instant now) {
    requireOpen();
    owned(department, now);
    state = InteractionState.WITH_DEPARTMENT;
    grant(time, calendar, now);
  }

  /** A reply is written; until somebody else has looked at it, it is theirs, by the same clock. */
  void awaitApproval(Instant now) {
    requireOpen();
    owned(Accountable.group(Line.REVIEWERS), now);
    state = InteractionState.TO_APPROVE;
  }

  /** Something was, or need not be, done about it besides answering. */
  void moderated(boolean done) {
    requireOpen();
    moderated |= done;
    if (state == InteractionState.TO_MODERATE) state = InteractionState.TO_ANSWER;
  }

  /** What it is when it is closed without an answer. */
  InteractionState unanswered() {
    return moderated ? InteractionState.MODERATED : InteractionState.LEFT;
  }

  /** It is back with whoever answers, by the clock that was promised, or a fresh half of it. */
  void returned(Accountable to, BusinessCalendar calendar, Instant now) {
    requireOpen();
    owned(to, now);
    state = InteractionState.TO_ANSWER;
    if (firstAnsweredAt == null && firstAnswerDue.isAfter(now)) {
      breachAt = firstAnswerDue;
      remindAt = null;
    } else {
      grant(timeLeft().dividedBy(2), calendar, now);
    }
  }

  /** Its author has heard of us; from now on the time to resolve it counts. */
  void answered(Instant at) {
    if (firstAnsweredAt != null) return;
    firstAnsweredAt = at;
    if (closedAt == null && resolutionDue.isAfter(at)) breachAt = resolutionDue;
  }

  void close(InteractionState end, String by, String because, Instant at) {
    requireOpen();
    if (end.open()) throw new IllegalArgumentException(end + " is no end");
    state = end;
    closedAt = at;
    closedBy = by;
    closedBecause = because;
    remindAt = null;
  }

  private void owned(Accountable by, Instant since) {
    accountable = by.name();
    accountablePerson = by.person();
    ownedSince = since;
  }

  private void requireOpen() {
    if (closedAt != null) throw Refusal.conflict("It is closed already: " + state.label() + ".");
  }

  // --- what it is ---

  public UUID id() {
    return id;
  }

  public String clientKey() {
    return clientKey;
  }

  public UUID channelId() {
    return channelId;
  }

  public Kind kind() {
    return kind;
  }

  public String thread() {
    return thread;
  }

  public UUID memberId() {
    return memberId;
  }

  /** The beginning of the latest message; hostile. */
  public String excerpt() {
    return excerpt;
  }

  /** As the platform tells it, or "". */
  public String language() {
    return language;
  }

  public Mood mood() {
    return new Mood(sentiment, sentimentConfidence);
  }

  /** The words the decision table asks for that occur in it, in small letters, or "". */
  public String keywords() {
    return keywords;
  }

  /** Whether a word occurs that the client wants to be careful with. */
  public boolean sensitive() {
    return sensitive;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Instant lastMessageAt() {
    return lastMessageAt;
  }

  public int messages() {
    return messages;
  }

  /** How many messages said nothing new. */
  public int foldedMessages() {
    return folded;
  }

  public InteractionState state() {
    return state;
  }

  public boolean open() {
    return closedAt == null;
  }

  /** The group the table chose. */
  public String department() {
    return department;
  }

  public Priority priority() {
    return priority;
  }

  public boolean replyApproval() {
    return replyApproval;
  }

  Duration answerTime() {
    return Duration.ofMinutes(answerMinutes);
  }

  public Accountable accountable() {
    return new Accountable(accountable, accountablePerson);
  }

  /** How often its owner changed because time was over. */
  public int handOvers() {
    return handOvers;
  }

  public Instant ownedSince() {
    return ownedSince;
  }

  public Instant firstAnswerDue() {
    return firstAnswerDue;
  }

  public Instant resolutionDue() {
    return resolutionDue;
  }

  /** When the one accountable loses it. */
  public Instant breachAt() {
    return breachAt;
  }

  /** When the one accountable is reminded, or null. */
  public Instant remindAt() {
    return remindAt;
  }

  public int breaches() {
    return breaches;
  }

  /** When its author first heard of us, or null. */
  public Instant firstAnsweredAt() {
    return firstAnsweredAt;
  }

  public Instant closedAt() {
    return closedAt;
  }

  public String closedBy() {
    return closedBy;
  }

  /** Why it was closed, in words, or "". */
  public String closedBecause() {
    return closedBecause;
  }
}
