package org.imprimatur.workflow;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.bpmn.behavior.CallActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.core.model.BaseCallableElement;
import org.camunda.bpm.engine.impl.core.variable.mapping.value.ParameterValueProvider;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;
import org.springframework.util.ReflectionUtils;

/**
 * Lets every process, shared or a client's own, call what its instance's client runs. The engine
 * itself would look only among the definitions of the caller's own tenant.
 */
@Component
class VariantCalls extends AbstractProcessEnginePlugin {
  private final Variants variants;

  VariantCalls(Variants variants) {
    this.variants = variants;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    var listeners = engine.getCustomPostBPMNParseListeners();
    var all = listeners == null ? new ArrayList<BpmnParseListener>() : new ArrayList<>(listeners);
    all.add(new Listener(variants));
    engine.setCustomPostBPMNParseListeners(all);
  }

  private static final class Listener extends AbstractBpmnParseListener {
    private final Variants variants;

    Listener(Variants variants) {
      this.variants = variants;
    }

    /** Offered once for all clients; the client chosen in the form decides which begins. */
    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
      for (var definition : definitions)
        if (definition.getTenantId() != null) definition.setStartableInTasklist(false);
    }

    @Override
    public void parseCallActivity(Element element, ScopeImpl scope, ActivityImpl activity) {
      if (activity.getActivityBehavior() instanceof CallActivityBehavior call)
        resolve(DefinitionKind.PROCESS, call.getCallableElement());
    }

    @Override
    public void parseBusinessRuleTask(Element element, ScopeImpl scope, ActivityImpl activity) {
      if (activity.getActivityBehavior() instanceof DmnBusinessRuleTaskActivityBehavior rule)
        resolve(DefinitionKind.DECISION, called(rule));
    }

    /** Whose definition is meant is never for a diagram to say. */
    private void resolve(DefinitionKind kind, BaseCallableElement called) {
      called.setTenantIdProvider(
          called.isLatestBinding() ? new OfInstance(kind, called, variants) : null);
    }

    /** The engine has no accessor for it. */
    private static BaseCallableElement called(DmnBusinessRuleTaskActivityBehavior rule) {
      var field =
          ReflectionUtils.findField(DmnBusinessRuleTaskActivityBehavior.class, "callableElement");
      ReflectionUtils.makeAccessible(field);
      return (BaseCallableElement) ReflectionUtils.getField(field, rule);
    }
  }

  /** The instance's tenant if it has a version of its own of what is called, else none. */
  private record OfInstance(DefinitionKind kind, BaseCallableElement called, Variants variants)
      implements ParameterValueProvider {

    @Override
    public Object getValue(VariableScope scope) {
      var tenant = ((ExecutionEntity) scope).getTenantId();
      return variants.of(kind, called.getDefinitionKey(scope), tenant).orElse(null);
    }

    @Override
    public boolean isDynamic() {
      return true;
    }
  }
}
