package org.imprimatur.content;

import java.util.Optional;
import java.util.UUID;
import org.imprimatur.workflow.TaskLists;
import org.springframework.stereotype.Component;

/** Finds the task in which a request for approval is answered, for every screen that decides. */
@Component
public class ApprovalTasks {
  private static final String TASK = "Task_ApprovePiece";
  private static final String REQUEST = "approvalRequest";

  private final TaskLists tasks;

  ApprovalTasks(TaskLists tasks) {
    this.tasks = tasks;
  }

  /** The id of the open task; empty once the request is answered or not asked any more. */
  public Optional<String> find(UUID request) {
    return tasks.holding(TASK, REQUEST, request.toString());
  }
}
