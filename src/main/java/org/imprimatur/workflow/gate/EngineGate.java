package org.imprimatur.workflow.gate;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Hangs the gate into the engine: what is deployed, what expressions reach, and that scripts never
 * run.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineGate extends AbstractProcessEnginePlugin {

  private final ApplicationContext context;

  EngineGate(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    engine.setExpressionManager(new RestrictedExpressions(new Steps(context)));
    engine.setScriptEngineResolver(new NoScripts());
    engine.setCustomPreDeployers(List.of(new DeploymentGate()));
  }
}
