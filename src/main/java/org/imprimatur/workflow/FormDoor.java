package org.imprimatur.workflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEnginePersistenceException;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.imprimatur.problem.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The engine's form service with a door keeper: whoever submits a form (Tasklist, the REST API, our
 * own pages, a test) passes here. The values are checked against the deployed form and handed to
 * the step as a {@link Submission}; nothing of them becomes a process variable unless the step says
 * so.
 */
class FormDoor extends FormServiceImpl {
  /** As often as others may come between before somebody is told so. */
  private static final int TRIES = 5;

  private final ObjectProvider<ProcessEngine> engine;
  private final ObjectProvider<StartStep> starts;
  private final ObjectProvider<TransactionTemplate> transactions;
  private final Variants variants;

  FormDoor(
      ObjectProvider<ProcessEngine> engine,
      ObjectProvider<StartStep> starts,
      ObjectProvider<TransactionTemplate> transactions,
      Variants variants) {
    this.engine = engine;
    this.starts = starts;
    this.transactions = transactions;
    this.variants = variants;
  }

  @Override
  public void submitTaskForm(String taskId, Map<String, Object> properties) {
    // Within a larger transaction everything would have to be tried again, not only this.
    var tries = TransactionSynchronizationManager.isActualTransactionActive() ? 1 : TRIES;
    refusing(
        () -> {
          submit(taskId, properties, tries);
          return null;
        });
  }

  /** People who answer at the same moment do not hinder each other. */
  private void submit(String taskId, Map<String, Object> properties, int tries) {
    try {
      super.submitTaskForm(taskId, Map.of(Submission.VARIABLE, checked(taskId, properties)));
    } catch (OptimisticLockingException | OptimisticLockingFailureException e) {
      if (tries == 1) throw atTheSameMoment();
      submit(taskId, properties, tries - 1);
    } catch (ProcessEnginePersistenceException e) {
      if (!Collision.caused(e)) throw e;
      if (tries == 1) throw atTheSameMoment();
      submit(taskId, properties, tries - 1);
    } catch (RuntimeException e) {
      // The engine stumbles in many ways over a task that vanishes while it is at it.
      if (refusal(e).isEmpty() && find(taskId) == null) throw atTheSameMoment();
      throw e;
    }
  }

  private static Refusal atTheSameMoment() {
    return Refusal.conflict("Somebody else answered this task at the same moment.");
  }

  @Override
  public VariableMap submitTaskFormWithVariablesInReturn(
      String taskId, Map<String, Object> properties, boolean deserializeValues) {
    submitTaskForm(taskId, properties);
    return Variables.createVariables();
  }

  @Override
  public ProcessInstance submitStartForm(
      String processDefinitionId, Map<String, Object> properties) {
    return submitStartForm(processDefinitionId, null, properties);
  }

  @Override
  public ProcessInstance submitStartForm(
      String processDefinitionId, String businessKey, Map<String, Object> properties) {
    var key =
        engine
            .getObject()
            .getRepositoryService()
            .getProcessDefinition(processDefinitionId)
            .getKey();
    var item =
        refusing(
            () -> {
              var start =
                  start(key)
                      .orElseThrow(
                          () ->
                              Refusal.conflict(
                                  "The process '" + key + "' cannot be started by a form."));
              requireMayStart(key);
              var schema = new FormSchema(read(getDeployedStartForm(processDefinitionId)));
              var values = schema.check(PlainValues.of(properties), start.show(person())::get);
              return transactions
                  .getObject()
                  .execute(status -> start.accept(new Submission(person(), values)));
            });
    return engine
        .getObject()
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(item.toString(), key)
        .singleResult();
  }

  /**
   * A start form opens before there is an instance that could hold its choices: they are written
   * into the form.
   */
  @Override
  public InputStream getDeployedStartForm(String processDefinitionId) {
    var form = commandExecutor.execute(new VariantForms.OfStart(processDefinitionId, variants));
    var key =
        engine
            .getObject()
            .getRepositoryService()
            .getProcessDefinition(processDefinitionId)
            .getKey();
    return start(key)
        .map(
            step ->
                (InputStream)
                    new ByteArrayInputStream(FormJson.withChoices(read(form), step.show(person()))))
        .orElse(form);
  }

  @Override
  public InputStream getDeployedTaskForm(String taskId) {
    return commandExecutor.execute(new VariantForms.OfTask(taskId, variants));
  }

  private Optional<StartStep> start(String processKey) {
    return starts.stream().filter(step -> step.processKey().equals(processKey)).findFirst();
  }

  /** The item is made before its instance, so the engine's own check would come too late. */
  private void requireMayStart(String processKey) {
    var who = engine.getObject().getIdentityService().getCurrentAuthentication();
    var may =
        who != null
            && engine
                .getObject()
                .getAuthorizationService()
                .isUserAuthorized(
                    who.getUserId(),
                    who.getGroupIds(),
                    ProcessDefinitionPermissions.CREATE_INSTANCE,
                    Resources.PROCESS_DEFINITION,
                    processKey);
    if (!may) throw Refusal.forbidden("You may not start '" + processKey + "'.");
  }

  private TypedValue checked(String taskId, Map<String, Object> properties) {
    var tasks = engine.getObject().getTaskService();
    if (find(taskId) == null)
      throw Refusal.conflict("This task is not open any more: it was answered or taken back.");
    var schema = new FormSchema(read(getDeployedTaskForm(taskId)));
    var values =
        schema.check(
            PlainValues.of(properties), name -> PlainValues.of(tasks.getVariable(taskId, name)));
    return Variables.untypedValue(new Submission(person(), values, Door.current()), true);
  }

  private Task find(String taskId) {
    return engine.getObject().getTaskService().createTaskQuery().taskId(taskId).singleResult();
  }

  private String person() {
    var authentication = engine.getObject().getIdentityService().getCurrentAuthentication();
    if (authentication == null || authentication.getUserId() == null) {
      throw Refusal.forbidden("Nobody is signed in.");
    }
    return authentication.getUserId();
  }

  private static byte[] read(InputStream form) {
    try (form) {
      return form.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A refusal of the domain reaches the person as a bad request with its own words. */
  private static <T> T refusing(Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      var refusal = refusal(e);
      refusal.ifPresent(r -> RefusedFields.tell(r.fields()));
      throw refusal.<RuntimeException>map(FormRefused::new).orElse(e);
    }
  }

  private static Optional<Refusal> refusal(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) return Optional.of(refusal);
      if (cause instanceof BadUserRequestException bad)
        return Optional.of(Refusal.conflict(bad.getMessage()));
    }
    return Optional.empty();
  }

  /** The engine's kind of exception for it, so that its REST API answers 400 with the message. */
  static final class FormRefused extends FormFieldValidationException {
    FormRefused(Refusal refusal) {
      super(refusal.fields(), refusal.getMessage(), refusal);
    }
  }
}
