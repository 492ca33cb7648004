package org.imprimatur.clients;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.imprimatur.problem.Refusal;
import org.imprimatur.problem.Refusal.FieldProblem;

/** What was agreed with a client about approving: who is asked, how often, what silence means. */
@Entity
public class ApprovalTerms {
  /** As long as a policy's longest answer time. */
  private static final int LONGEST = 8760;

  @Id private String clientKey;
  private String route;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Integer> reminderHours;

  @Enumerated(EnumType.STRING)
  private Silence silence;

  private String tacitContract;
  private String accountManager;

  @JdbcTypeCode(SqlTypes.JSON)
  private BusinessHours hours;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<String> riskWords;

  protected ApprovalTerms() {}

  /**
   * @throws Refusal if they do not fit together; it names the fields
   */
  public ApprovalTerms(
      String clientKey,
      String route,
      List<Integer> reminderHours,
      Silence silence,
      String tacitContract,
      String accountManager,
      BusinessHours hours,
      List<String> riskWords) {
    this.clientKey = clientKey;
    this.route = route.strip();
    this.reminderHours = reminderHours.stream().sorted().distinct().toList();
    this.silence = silence;
    this.tacitContract = tacitContract.strip();
    this.accountManager = accountManager.strip();
    this.hours = hours;
    this.riskWords =
        riskWords.stream()
            .map(word -> word.strip().toLowerCase(Locale.ROOT))
            .filter(word -> !word.isEmpty())
            .distinct()
            .toList();
    requireSense();
  }

  /** What holds until something else is agreed: anyone may approve, silence holds the piece. */
  public static ApprovalTerms usual(String clientKey) {
    return new ApprovalTerms(
        clientKey,
        "anyone",
        List.of(6, 24, 48),
        Silence.HOLD,
        "",
        "",
        BusinessHours.USUAL,
        List.of());
  }

  private void requireSense() {
    var problems = new ArrayList<FieldProblem>();
    if (route.isEmpty()) problems.add(new FieldProblem("route", "Say who is asked, or 'anyone'."));
    if (route.length() > 200)
      problems.add(new FieldProblem("route", "At most 200 characters are possible."));
    if (reminderHours.size() > 10
        || reminderHours.stream().anyMatch(hours -> hours < 1 || hours > LONGEST)) {
      problems.add(
          new FieldProblem(
              "reminderHours", "Up to 10 reminders, each 1 to " + LONGEST + " hours on."));
    }
    if (silence == Silence.TACIT && tacitContract.isEmpty()) {
      problems.add(
          new FieldProblem(
              "tacitContract",
              "Silence counts as approval only where the contract says so: name the clause."));
    }
    if (tacitContract.length() > 200)
      problems.add(new FieldProblem("tacitContract", "At most 200 characters are possible."));
    if (riskWords.size() > 200 || riskWords.stream().anyMatch(word -> word.length() > 60))
      problems.add(new FieldProblem("riskWords", "Up to 200 words of up to 60 characters."));
    if (!problems.isEmpty()) throw Refusal.invalid(problems);
  }

  /** When to remind of a request and when its answer is due; the slot may be null. */
  public ReminderPlan plan(Client client, Instant requestedAt, Instant slot) {
    return ReminderPlan.of(
        requestedAt, slot, calendar(client), reminderHours, client.policy().approvalHours());
  }

  /**
   * Whether the client has had the whole of the agreed time to answer. Where the slot drew the plan
   * together it has not, and its silence is no consent.
   */
  public boolean fullTimeGiven(Client client, Instant requestedAt, Instant now) {
    return !now.isBefore(calendar(client).plus(requestedAt, client.policy().approvalTime()));
  }

  public BusinessCalendar calendar(Client client) {
    return new BusinessCalendar(client.zone(), hours);
  }

  public String clientKey() {
    return clientKey;
  }

  /** Who has to agree, as {@code marketing then legal}. */
  public String route() {
    return route;
  }

  /** Working hours after the request, in order. */
  public List<Integer> reminderHours() {
    return reminderHours;
  }

  public Silence silence() {
    return silence;
  }

  /** Where the contract allows tacit approval; "" where it does not. */
  public String tacitContract() {
    return tacitContract;
  }

  /** Login of the one of the agency who looks after this client, or "". */
  public String accountManager() {
    return accountManager;
  }

  public BusinessHours hours() {
    return hours;
  }

  /** Words that make a piece delicate, in small letters. */
  public List<String> riskWords() {
    return riskWords;
  }
}
