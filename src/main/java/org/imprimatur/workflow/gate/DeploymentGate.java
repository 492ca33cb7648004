package org.imprimatur.workflow.gate;

import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.imprimatur.workflow.gate.ModelCheck.Checked;
import org.imprimatur.workflow.gate.Report.Remark;

/**
 * Looks at every deployment before the engine does, so that the first message is ours and nothing
 * was evaluated yet. The answer names all findings at once; Modeler shows it as it is.
 */
class DeploymentGate implements Deployer {
  /** Whose deployments come with the application. */
  private static final String SHIPPED = "Imprimatur";

  @Override
  public void deploy(DeploymentEntity deployment) {
    // Old deployments come by again whenever the engine's cache has lost them.
    if (!deployment.isNew()) return;
    var context = Context.getCommandContext();
    requireTenantOfTheirs(context, deployment.getTenantId());
    var shipped = SHIPPED.equals(deployment.getSource()) && context.getAuthentication() == null;
    var files =
        deployment.getResources().values().stream()
            .map(resource -> new ModelFile(resource.getName(), resource.getBytes(), shipped))
            .toList();
    var checked =
        unhindered(
            context,
            () -> new ModelCheck(new Deployed(context, deployment.getTenantId())).check(files));
    checked.forEach(DeploymentGate::refuse);
    if (deployment.getTenantId() == null) {
      unhindered(context, () -> others(context, files)).forEach(DeploymentGate::refuse);
    }
  }

  /** A shared process runs for clients with processes of their own, too, beside those. */
  static List<Report> others(CommandContext context, List<ModelFile> files) {
    var latest =
        context
            .getProcessEngineConfiguration()
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .latestVersion()
            .list();
    var tenants =
        latest.stream()
            .map(ProcessDefinition::getTenantId)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    return tenants.stream()
        .flatMap(
            tenant -> {
              var own =
                  latest.stream()
                      .filter(definition -> tenant.equals(definition.getTenantId()))
                      .map(ProcessDefinition::getKey)
                      .collect(Collectors.toSet());
              return new ModelCheck(new Deployed(context, tenant)).checkFor(files, own).stream();
            })
        .toList();
  }

  private static void refuse(Checked checked) {
    var refused = checked.others().stream().filter(Remark::refused).map(Remark::message).toList();
    if (!refused.isEmpty()) throw new BadUserRequestException(String.join("\n", refused));
    var xml = checked.xml();
    if (xml == null) return;
    checked.findings().stream()
        .filter(finding -> !finding.rule().warning())
        .forEach(
            finding -> xml.addError(finding.message(), finding.element(), finding.owner().id()));
    if (xml.hasErrors()) xml.throwExceptionForErrors();
  }

  private static void refuse(Report report) {
    var refused = report.remarks().stream().filter(Remark::refused).map(Remark::message).toList();
    if (!refused.isEmpty()) throw new BadUserRequestException(String.join("\n", refused));
  }

  /**
   * Whose a process is decides whose pieces it runs: only for clients whom the person works for.
   */
  private static void requireTenantOfTheirs(CommandContext context, String tenant) {
    if (tenant == null) return;
    var person = context.getAuthentication();
    var theirs =
        person == null || person.getTenantIds() != null && person.getTenantIds().contains(tenant);
    // Whose they do not work for, they do not learn of.
    if (!theirs || unhindered(context, () -> isUnknown(tenant))) {
      throw new BadUserRequestException(
          Remark.of(Rule.TENANT, tenant, "there is no client '" + tenant + "'").message());
    }
  }

  private static boolean isUnknown(String tenant) {
    return Context.getCommandContext().getReadOnlyIdentityProvider().findTenantById(tenant) == null;
  }

  /** The gate has to see everything, whatever the person who deploys may see. */
  static <T> T unhindered(CommandContext context, Supplier<T> work) {
    var tenants = context.isTenantCheckEnabled();
    if (tenants) context.disableTenantCheck();
    try {
      return context.runWithoutAuthorization(work::get);
    } finally {
      if (tenants) context.enableTenantCheck();
    }
  }
}
