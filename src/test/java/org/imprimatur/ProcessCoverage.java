package org.imprimatur;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.imprimatur.rules.ShippedProcess;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Remembers, over all process tests of this JVM, which elements of the shipped models were passed.
 */
final class ProcessCoverage implements AfterAllCallback {
  private static final Map<String, Set<String>> PASSED = new ConcurrentHashMap<>();
  private static final Set<String> TESTS = ConcurrentHashMap.newKeySet();

  /** One model's elements, and those of them that no test passed. */
  record Model(String name, int elements, List<String> missed) {
    @Override
    public String toString() {
      return "%s %d/%d%s"
          .formatted(
              name,
              elements - missed.size(),
              elements,
              missed.isEmpty() ? "" : ", missed: " + missed);
    }
  }

  static List<Model> models() {
    return ShippedProcess.all().stream().map(ProcessCoverage::model).toList();
  }

  private static Model model(ShippedProcess process) {
    var passed = PASSED.getOrDefault(process.name(), Set.of());
    var all =
        Stream.concat(
                process.all(FlowNode.class).stream(), process.all(SequenceFlow.class).stream())
            .map(element -> element.getId())
            .toList();
    return new Model(
        process.name(),
        all.size(),
        all.stream().filter(id -> !passed.contains(id)).sorted().toList());
  }

  /** The classes of process tests that took part so far. */
  static Set<String> tests() {
    return new HashSet<>(TESTS);
  }

  @Override
  public void afterAll(ExtensionContext test) {
    TESTS.add(test.getRequiredTestClass().getName());
  }

  /** Listens to everything the engine of the process tests runs. */
  static final class Recorder extends AbstractProcessEnginePlugin {
    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
      engine
          .getCustomPostBPMNParseListeners()
          .add(
              new AbstractBpmnParseListener() {
                @Override
                public void parseProcess(Element element, ProcessDefinitionEntity process) {
                  listen(
                      process,
                      PASSED.computeIfAbsent(
                          process.getKey(), key -> ConcurrentHashMap.newKeySet()));
                }
              });
    }

    private static void listen(ScopeImpl scope, Set<String> passed) {
      for (ActivityImpl activity : scope.getActivities()) {
        // What was interrupted was not passed.
        ExecutionListener end =
            execution -> {
              if (!execution.isCanceled()) passed.add(activity.getId());
            };
        activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, end);
        for (var flow : activity.getOutgoingTransitions()) {
          ExecutionListener take = execution -> passed.add(flow.getId());
          ((TransitionImpl) flow).addBuiltInListener(ExecutionListener.EVENTNAME_TAKE, take);
        }
        listen(activity, passed);
      }
    }
  }
}
