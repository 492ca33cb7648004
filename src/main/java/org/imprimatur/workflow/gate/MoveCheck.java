package org.imprimatur.workflow.gate;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.imprimatur.workflow.gate.proof.Continuation;
import org.springframework.stereotype.Component;

/** Asks the proof whether instances could go out unapproved once they are in another version. */
@Component
public class MoveCheck {
  private final ProcessEngineConfigurationImpl engine;

  MoveCheck(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  /** What could go out unapproved, by which way, for an instance with tokens at these places. */
  public interface Check extends Function<Map<String, String>, Optional<String>> {}

  /**
   * A check of moves from one version to another.
   *
   * @param tenant whose instances they are, or "" for nobody's
   */
  public Check of(String from, String to, String tenant) {
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                DeploymentGate.unhindered(
                    context,
                    () -> {
                      var key = definition(context, to).getKey();
                      var client = tenant.isEmpty() ? null : tenant;
                      var around =
                          new DrawnLandscape(
                              StepCatalog.ofTheApplication(),
                              new Deployed(context, client).processes());
                      Check check =
                          new Continuation(
                                  key, with(around, context, from), with(around, context, to))
                              ::objectionTo;
                      return check;
                    }));
  }

  private static DrawnLandscape with(
      DrawnLandscape around, CommandContext context, String version) {
    var definition = definition(context, version);
    return around.with(Map.of(definition.getKey(), Deployed.read(context, definition)));
  }

  private static ProcessDefinition definition(CommandContext context, String id) {
    return context
        .getProcessEngineConfiguration()
        .getDeploymentCache()
        .findDeployedProcessDefinitionById(id);
  }
}
