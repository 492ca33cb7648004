package org.imprimatur.workflow.gate;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/** Asks the gate about a file without deploying it. */
public final class CandidateCheck {
  private CandidateCheck() {}

  /** Why it must not be deployed, each in words; none if it may. */
  public static List<String> objections(String name, byte[] content) {
    var file = new ResourceEntity();
    file.setName(name);
    file.setBytes(content);
    var deployment = new DeploymentEntity();
    deployment.setNew(true);
    deployment.addResource(file);
    try {
      new DeploymentGate().deploy(deployment);
      return List.of();
    } catch (ParseException e) {
      return e.getResorceReports().stream()
          .flatMap(report -> report.getErrors().stream())
          .map(problem -> problem.getMessage())
          .toList();
    } catch (BadUserRequestException e) {
      return List.of(e.getMessage());
    } catch (ProcessEngineException e) {
      return List.of("The file cannot be read: " + e.getMessage());
    }
  }
}
