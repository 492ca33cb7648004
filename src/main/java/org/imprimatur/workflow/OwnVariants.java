package org.imprimatur.workflow;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallableElementActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.util.ReflectionUtils;

/**
 * Lets a call or a question be answered by the client's own process or table, where it has one, and
 * by the shared one where it has not. The engine by itself looks among those of whoever drew the
 * caller.
 */
class OwnVariants extends AbstractBpmnParseListener {

  @Override
  public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (activity.getActivityBehavior() instanceof CallableElementActivityBehavior call) {
      prefer(call.getCallableElement(), OwnVariants::hasProcess);
    }
  }

  @Override
  public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    if (activity.getActivityBehavior() instanceof DmnBusinessRuleTaskActivityBehavior question) {
      prefer(asked(question), OwnVariants::hasDecision);
    }
  }

  /** A client's own process is begun in place of the shared one, never chosen by hand. */
  @Override
  public void parseProcess(Element element, ProcessDefinitionEntity definition) {
    if (definition.getTenantId() != null) definition.setStartableInTasklist(false);
  }

  /** The engine has no way to ask a question task for what it asks. */
  private static BaseCallableElement asked(DmnBusinessRuleTaskActivityBehavior question) {
    var field =
        ReflectionUtils.findField(DmnBusinessRuleTaskActivityBehavior.class, "callableElement");
    ReflectionUtils.makeAccessible(field);
    return (BaseCallableElement) ReflectionUtils.getField(field, question);
  }

  private interface Presence {
    boolean of(String key, String tenant);
  }

  private static void prefer(BaseCallableElement called, Presence presence) {
    called.setTenantIdProvider(
        new ParameterValueProvider() {
          @Override
          public Object getValue(VariableScope scope) {
            var tenant =
                scope instanceof DelegateExecution execution ? execution.getTenantId() : null;
            return tenant != null && presence.of(called.getDefinitionKey(scope), tenant)
                ? tenant
                : null;
          }

          @Override
          public boolean isDynamic() {
            return true;
          }
        });
  }

  /** Whether a client has a process of its own under this key that is not out of use. */
  static boolean hasProcess(String key, String tenant) {
    var own =
        Context.getCommandContext()
            .getProcessDefinitionManager()
            .findLatestProcessDefinitionByKeyAndTenantId(key, tenant);
    return own != null && !own.isSuspended();
  }

  private static boolean hasDecision(String key, String tenant) {
    return Context.getCommandContext()
            .getDecisionDefinitionManager()
            .findLatestDecisionDefinitionByKeyAndTenantId(key, tenant)
        != null;
  }
}
