package org.imprimatur.workflow.gate;

import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.util.StringUtils;

/**
 * Looks at every deployment before the engine does, so that the first message is ours and nothing
 * was evaluated yet. The answer names all findings at once; Modeler shows it as it is.
 */
class DeploymentGate implements Deployer {

  @Override
  public void deploy(DeploymentEntity deployment) {
    // Old deployments come by again whenever the engine's cache has lost them.
    if (deployment.isNew()) {
      requireKnownTenant(deployment.getTenantId());
      deployment.getResources().values().forEach(DeploymentGate::check);
    }
  }

  private static void check(ResourceEntity file) {
    var extension = String.valueOf(StringUtils.getFilenameExtension(file.getName()));
    switch (extension.toLowerCase(Locale.ROOT)) {
      case "bpmn" -> checkXml(file, root -> new BpmnCheck().findingsIn(root));
      case "dmn" -> checkXml(file, root -> new DmnCheck().findingsIn(root));
      case "form" -> {
        // What a form may hold is a matter of the forms themselves, not of what could run here.
      }
      default -> refuse(Rule.FILE_TYPE, file.getName() + " is no process, decision or form");
    }
  }

  private static void checkXml(ResourceEntity file, XmlCheck check) {
    var xml = XmlFile.read(file.getName(), file.getBytes());
    check
        .findingsIn(xml.getRootElement())
        .forEach(
            finding -> xml.addError(finding.message(), finding.element(), finding.owner().id()));
    if (xml.hasErrors()) {
      xml.throwExceptionForErrors();
    }
  }

  private interface XmlCheck {
    List<Finding> findingsIn(org.camunda.bpm.engine.impl.util.xml.Element root);
  }

  private static void requireKnownTenant(String tenant) {
    if (tenant != null
        && Context.getCommandContext().runWithoutAuthorization(() -> isUnknown(tenant))) {
      refuse(Rule.TENANT, "there is no client '" + tenant + "'");
    }
  }

  private static boolean isUnknown(String tenant) {
    return Context.getCommandContext().getReadOnlyIdentityProvider().findTenantById(tenant) == null;
  }

  private static void refuse(Rule rule, String what) {
    throw new BadUserRequestException("%s %s. %s".formatted(rule.id(), what, rule.remedy()));
  }
}
