package org.imprimatur.decisions.process;

import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.imprimatur.decisions.DecisionRecords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Lets the engine tell us of every decision it makes. */
@Component
class DecisionRecording extends AbstractProcessEnginePlugin {
  private final DecisionListener listener;

  DecisionRecording(ObjectProvider<DecisionRecords> records) {
    this.listener = new DecisionListener(made -> records.getObject().add(made));
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    if (engine.getDmnEngineConfiguration() == null)
      engine.setDmnEngineConfiguration(
          (DefaultDmnEngineConfiguration)
              DmnEngineConfiguration.createDefaultDmnEngineConfiguration());
    engine.getDmnEngineConfiguration().getCustomPostDecisionEvaluationListeners().add(listener);
  }
}
