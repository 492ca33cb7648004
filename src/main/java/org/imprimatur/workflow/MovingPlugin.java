package org.imprimatur.workflow;

import java.util.ArrayList;
import org.camunda.bpm.engine.impl.batch.BatchJobHandler;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchConfiguration;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/**
 * Has the promise proven once more before an instance is moved, and its open tasks follow the new
 * diagram, all in the transaction that moves it.
 */
@Component
class MovingPlugin extends AbstractProcessEnginePlugin {
  private final BeanFactory beans;

  MovingPlugin(BeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    var handlers = engine.getCustomBatchJobHandlers();
    var all = handlers == null ? new ArrayList<BatchJobHandler<?>>() : new ArrayList<>(handlers);
    all.add(new Handler(beans));
    engine.setCustomBatchJobHandlers(all);
  }

  private static final class Handler extends MigrationBatchJobHandler {
    private final BeanFactory beans;

    Handler(BeanFactory beans) {
      this.beans = beans;
    }

    @Override
    public void executeHandler(
        MigrationBatchConfiguration batch,
        ExecutionEntity execution,
        CommandContext context,
        String tenant) {
      var plan = batch.getMigrationPlan();
      var plans = beans.getBean(MovePlans.class);
      batch.getIds().forEach(instance -> plans.requirePromise(instance, plan));
      var moved = MovedTasks.before(batch.getIds(), context, beans);
      super.executeHandler(batch, execution, context, tenant);
      moved.follow(
          batch.getIds(), plan.getSourceProcessDefinitionId(), plan.getTargetProcessDefinitionId());
    }
  }
}
