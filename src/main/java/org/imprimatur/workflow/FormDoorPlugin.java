package org.imprimatur.workflow;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the door keeper in place of the engine's form service. */
@Component
class FormDoorPlugin extends AbstractProcessEnginePlugin {
  private final FormDoor door;

  FormDoorPlugin(
      ObjectProvider<ProcessEngine> engine,
      ObjectProvider<StartStep> starts,
      ObjectProvider<TransactionTemplate> transactions,
      Variants variants) {
    this.door = new FormDoor(engine, starts, transactions, variants);
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setFormService(door);
  }
}
