package org.imprimatur.workflow.gate;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.ApplicationContext;

/**
 * The only beans an expression reaches: our steps, the engine's listeners and delegates in a
 * process package.
 */
class Steps {

  private final ApplicationContext context;
  private volatile Set<String> names;

  Steps(ApplicationContext context) {
    this.context = context;
  }

  Optional<Object> find(String name) {
    return names().contains(name) ? Optional.of(context.getBean(name)) : Optional.empty();
  }

  /** Looked up at first use: the engine is built before the steps are. */
  private Set<String> names() {
    if (names == null) {
      names =
          Stream.of(JavaDelegate.class, TaskListener.class, ExecutionListener.class)
              .flatMap(type -> Stream.of(context.getBeanNamesForType(type)))
              .filter(name -> isOurs(AopUtils.getTargetClass(context.getBean(name))))
              .collect(Collectors.toUnmodifiableSet());
    }
    return names;
  }

  private static boolean isOurs(Class<?> step) {
    return step.getPackageName().matches("org\\.imprimatur\\.(\\w+\\.)*process(\\.\\w+)*");
  }
}
