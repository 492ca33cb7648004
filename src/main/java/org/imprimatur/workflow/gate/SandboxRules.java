package org.imprimatur.workflow.gate;

import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.ApplicationContext;

/** Puts a second engine under the same rules, with something in the place of each of our steps. */
public class SandboxRules {
  private final Steps steps;

  public SandboxRules(ApplicationContext context) {
    this.steps = new Steps(context);
  }

  /**
   * @param inPlaceOf what stands in for the step of that name
   */
  public void on(ProcessEngineConfigurationImpl engine, Function<String, Object> inPlaceOf) {
    engine.setExpressionManager(
        new RestrictedExpressions(
            new Steps(null) {
              @Override
              Optional<Object> find(String name) {
                return steps.find(name).map(step -> inPlaceOf.apply(name));
              }
            }));
    engine.setScriptEngineResolver(new NoScripts());
  }
}
