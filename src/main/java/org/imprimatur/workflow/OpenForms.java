package org.imprimatur.workflow;

import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/** Brings forms of open tasks up to date when the item they show has changed. */
@Component
public class OpenForms {
  /** More tasks than one item ever has open; queries without a bound are refused. */
  private static final int MOST_OPEN = 100;

  private final TaskService tasks;
  private final ApplicationContext beans;
  private final AsSystem system;

  OpenForms(TaskService tasks, ApplicationContext beans, AsSystem system) {
    this.tasks = tasks;
    this.beans = beans;
    this.system = system;
  }

  /** Fills the forms of all open tasks about the item anew, whoever they are for. */
  public void refresh(UUID key) {
    system.get(
        () -> {
          fill(key);
          return null;
        });
  }

  private void fill(UUID key) {
    for (var task :
        tasks
            .createTaskQuery()
            .processInstanceBusinessKey(key.toString())
            .initializeFormKeys()
            .listPage(0, MOST_OPEN)) {
      var step = step(task);
      if (step == null) continue;
      var open =
          new OpenTask(
              task.getId(),
              key,
              task.getProcessDefinitionId(),
              name -> tasks.getVariable(task.getId(), name));
      tasks.setVariablesLocal(task.getId(), FormValues.of(step.show(open)));
    }
  }

  /** The step behind a task, found by the form both share. */
  private FormStep step(Task task) {
    if (task.getCamundaFormRef() == null) return null;
    var bean = StepSetting.stepOf(task.getCamundaFormRef().getKey());
    return beans.containsBean(bean) && beans.getBean(bean) instanceof FormStep step ? step : null;
  }
}
