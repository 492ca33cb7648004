package org.imprimatur.workflow;

import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;

/**
 * Gives an instance of a shared process its tenant: its caller's, or at the root the one it was
 * started for.
 */
class StartVariableTenant implements TenantIdProvider {

  /** The one variable whose name every start event shares. */
  static final String VARIABLE = "client";

  @Override
  public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
    if (context.getSuperExecution() != null) {
      return context.getSuperExecution().getTenantId();
    }
    return in(context.getVariables());
  }

  /** The tenant an instance with these variables is for, or null. */
  static String in(Map<String, Object> variables) {
    return variables != null && variables.get(VARIABLE) instanceof String tenant ? tenant : null;
  }

  @Override
  public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
    return null;
  }

  @Override
  public String provideTenantIdForHistoricDecisionInstance(
      TenantIdProviderHistoricDecisionInstanceContext context) {
    return context.getExecution() == null ? null : context.getExecution().getTenantId();
  }
}
