package org.imprimatur.content.process;

import java.util.List;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.content.AnswerAwaited;
import org.imprimatur.workflow.ProcessInstances;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Lets reminders come at another time when a piece is to go out at another time, or is resumed. */
@Component
class ApprovalEvents {
  private static final List<String> REMINDERS =
      List.of("BoundaryEvent_ReminderDue", "Event_NextReminderDue");

  private final ProcessInstances instances;
  private final ApprovalDesk approvals;

  ApprovalEvents(ProcessInstances instances, ApprovalDesk approvals) {
    this.instances = instances;
    this.approvals = approvals;
  }

  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void awaited(AnswerAwaited event) {
    approvals
        .openRound(event.piece())
        .ifPresent(
            round ->
                REMINDERS.forEach(
                    timer -> instances.postpone(event.piece(), timer, round.nextReminder())));
  }
}
