package org.imprimatur.workflow;

import java.io.InputStream;
import java.util.function.BiFunction;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.impl.GetDeployedTaskFormCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeployedStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * Opens the form a task's or definition's tenant runs. The engine itself gives up as soon as a form
 * is deployed for any tenant besides the shared one.
 */
final class VariantForms {
  private static final String LATEST = "latest";

  private VariantForms() {}

  static final class OfTask extends GetDeployedTaskFormCmd {
    private final Variants variants;

    OfTask(String taskId, Variants variants) {
      super(taskId);
      this.variants = variants;
    }

    @Override
    protected InputStream getResourceForCamundaFormRef(CamundaFormRef ref, String deployment) {
      if (!LATEST.equals(ref.getBinding()))
        return super.getResourceForCamundaFormRef(ref, deployment);
      var tenant = commandContext.getTaskManager().findTaskById(taskId).getTenantId();
      return latest(commandContext, variants, ref, tenant, this::getDeploymentResource);
    }
  }

  static final class OfStart extends GetDeployedStartFormCmd {
    private final Variants variants;

    OfStart(String processDefinitionId, Variants variants) {
      super(processDefinitionId);
      this.variants = variants;
    }

    @Override
    protected InputStream getResourceForCamundaFormRef(CamundaFormRef ref, String deployment) {
      if (!LATEST.equals(ref.getBinding()))
        return super.getResourceForCamundaFormRef(ref, deployment);
      var tenant =
          commandContext
              .getProcessEngineConfiguration()
              .getDeploymentCache()
              .findDeployedProcessDefinitionById(processDefinitionId)
              .getTenantId();
      return latest(commandContext, variants, ref, tenant, this::getDeploymentResource);
    }
  }

  private static InputStream latest(
      CommandContext context,
      Variants variants,
      CamundaFormRef ref,
      String tenant,
      BiFunction<String, String, InputStream> resource) {
    var owner = variants.of(DefinitionKind.FORM, ref.getKey(), tenant).orElse(null);
    var form =
        context
            .getCamundaFormDefinitionManager()
            .findLatestDefinitionByKeyAndTenantId(ref.getKey(), owner);
    if (form == null) throw new NotFoundException("There is no form '" + ref.getKey() + "'.");
    return resource.apply(form.getDeploymentId(), form.getResourceName());
  }
}
