package org.imprimatur.interactions;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.imprimatur.interactions.InteractionNoted.What;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands cases to departments and takes their answers back; each hop's time is kept. */
@Service
@Transactional
public class EscalationDesk {
  private final Interactions interactions;
  private final EscalationHops hops;
  private final Replies replies;
  private final Line line;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  EscalationDesk(
      Interactions interactions,
      EscalationHops hops,
      Replies replies,
      Line line,
      ApplicationEventPublisher events,
      Clock clock) {
    this.interactions = interactions;
    this.hops = hops;
    this.replies = replies;
    this.line = line;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Asks a department; from now on the case is theirs.
   *
   * @param who who handed it over, or "" for the decision table
   */
  public void ask(UUID id, String department, String question, String who) {
    var interaction = open(id);
    if (department.isBlank()) throw Refusal.invalid("department", "Choose whom to ask.");
    end(interaction, HopOutcome.PASS_ON, who);
    begin(interaction, department.strip(), question.strip(), who);
    note(
        interaction, What.ESCALATED, who, department + (question.isBlank() ? "" : ": " + question));
  }

  /** The decision table handed it to a department, with the time it allows. */
  void begun(Interaction interaction) {
    hop(interaction, interaction.department(), "", "");
    events.publishEvent(new OwnerChanged(interaction.id()));
  }

  private void hop(Interaction interaction, String department, String question, String who) {
    var no = hops.findByInteractionIdOrderByNo(interaction.id()).size() + 1;
    hops.saveAndFlush(
        new EscalationHop(interaction, no, department, question, who, clock.instant()));
  }

  private void begin(Interaction interaction, String department, String question, String who) {
    hop(interaction, department, question, who);
    interaction.entrustTo(
        Accountable.group(department),
        interaction.answerTime(),
        line.calendar(interaction.clientKey()),
        clock.instant());
    events.publishEvent(new OwnerChanged(interaction.id()));
  }

  /**
   * What the department asked makes of it: its words become the draft of the reply, or another
   * department is asked.
   *
   * @param text what is to be answered; needed unless it is passed on
   * @param department whom it is passed on to, or ""
   * @param why for whoever has it next, or ""
   */
  public void answer(
      UUID id, HopOutcome outcome, String text, String department, String why, String who) {
    var interaction = open(id);
    var hop = hops.findByInteractionIdAndAnsweredAtIsNull(id).orElse(null);
    switch (outcome) {
      case ADVISE, TAKE_OVER -> {
        if (text.isBlank()) throw Refusal.invalid("replyText", "Say what is to be answered.");
        replies.save(new Reply(interaction, nextNo(id), text, who, clock.instant()).ofDepartment());
      }
      case PASS_ON -> {
        if (department.isBlank()) throw Refusal.invalid("department", "Choose whom to ask.");
        if (hop != null && hop.department().equals(department))
          throw Refusal.invalid("department", "It is with them already.");
      }
      case GIVE_BACK -> {
        if (why.isBlank())
          throw Refusal.invalid("question", "Say why it is nothing for your department.");
      }
      case ENDED -> throw Refusal.invalid("hopOutcome", "Choose what becomes of it.");
    }
    end(interaction, outcome, who);
    if (outcome == HopOutcome.PASS_ON) {
      begin(interaction, department, why, who);
      note(interaction, What.PASSED_ON, who, department + (why.isBlank() ? "" : ": " + why));
      return;
    }
    note(
        interaction,
        What.DEPARTMENT_ANSWERED,
        who,
        outcome.label() + (why.isBlank() ? "" : ": " + why));
    interaction.returned(
        Accountable.group(Line.COMMUNITY_MANAGERS),
        line.calendar(interaction.clientKey()),
        clock.instant());
    events.publishEvent(new OwnerChanged(id));
  }

  private int nextNo(UUID id) {
    return replies.findFirstByInteractionIdOrderByNoDesc(id).map(Reply::no).orElse(0) + 1;
  }

  private void end(Interaction interaction, HopOutcome outcome, String who) {
    hops.findByInteractionIdAndAnsweredAtIsNull(interaction.id())
        .ifPresent(
            hop -> {
              hop.answered(outcome, who, line.calendar(interaction.clientKey()), clock.instant());
              hops.saveAndFlush(hop);
            });
  }

  /** The case ended while a department was asked. */
  public void ended(UUID id) {
    interactions.findById(id).ifPresent(interaction -> end(interaction, HopOutcome.ENDED, ""));
  }

  /** The departments that had it, in order. */
  @Transactional(readOnly = true)
  public List<EscalationHop> hops(UUID id) {
    return hops.findByInteractionIdOrderByNo(id);
  }

  private Interaction open(UUID id) {
    var interaction =
        interactions
            .lock(id)
            .orElseThrow(() -> Refusal.unknown("There is no interaction " + id + "."));
    if (!interaction.open())
      throw Refusal.conflict("It is closed already: " + interaction.state().label() + ".");
    return interaction;
  }

  private void note(Interaction interaction, What what, String who, String detail) {
    events.publishEvent(
        new InteractionNoted(interaction.id(), interaction.clientKey(), what, who, detail));
  }
}
