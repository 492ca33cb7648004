package org.imprimatur.workflow.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Asks the gate about files without deploying them. */
@Component
public class DryRun {
  private final ProcessEngineConfigurationImpl engine;

  DryRun(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  /**
   * What the gate would say.
   *
   * @param tenant for whom they would be deployed, or null for everybody
   * @param files content by file name
   * @return a report for each file
   */
  public List<Report> check(String tenant, Map<String, byte[]> files) {
    var asked =
        files.entrySet().stream().map(f -> new ModelFile(f.getKey(), f.getValue(), false)).toList();
    return engine
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                DeploymentGate.unhindered(
                    context,
                    () -> {
                      var checked = new ModelCheck(new Deployed(context, tenant)).check(asked);
                      var reports =
                          new ArrayList<>(
                              checked.stream().map(ModelCheck.Checked::report).toList());
                      if (tenant == null) {
                        DeploymentGate.others(context, asked).stream()
                            .filter(Report::refused)
                            .forEach(reports::add);
                      }
                      return reports;
                    }));
  }

  /** The rules, as the handbook tells them. */
  public static List<Rule> rules() {
    return List.of(Rule.values());
  }
}
