package org.imprimatur.workflow.gate;

import java.beans.Introspector;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.imprimatur.workflow.Announces;
import org.imprimatur.workflow.Does;
import org.imprimatur.workflow.Effect;
import org.imprimatur.workflow.FormStep;
import org.imprimatur.workflow.StartStep;
import org.imprimatur.workflow.gate.proof.Landscape.Deed;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Every step a diagram may name and what it declares, read off the classes: the same in the running
 * application, on the command line and in the build.
 */
final class StepCatalog {
  private static final String OURS = "org.imprimatur";
  private static final StepCatalog INSTANCE = new StepCatalog();

  private final Map<String, Class<?>> steps = new TreeMap<>();
  private final Map<String, Effect> messages = new HashMap<>();
  private final List<Deed> approvals;

  private StepCatalog() {
    var scan = new ClassPathScanningCandidateComponentProvider(false);
    for (var role :
        List.of(FormStep.class, StartStep.class, JavaDelegate.class, ExecutionListener.class)) {
      scan.addIncludeFilter(new AssignableTypeFilter(role));
    }
    scan.addIncludeFilter(new AnnotationTypeFilter(Announces.class));
    scan.addIncludeFilter(new AnnotationTypeFilter(Announces.All.class));
    for (var found : scan.findCandidateComponents(OURS)) {
      var type = ClassUtils.resolveClassName(found.getBeanClassName(), getClass().getClassLoader());
      if (type.getPackageName().matches("org\\.imprimatur\\.(\\w+\\.)*process(\\.\\w+)*"))
        add(type);
    }
    approvals =
        steps.keySet().stream()
            .map(this::deedOf)
            .filter(deed -> deed.effects().contains(Effect.APPROVES))
            .toList();
  }

  static StepCatalog ofTheApplication() {
    return INSTANCE;
  }

  private void add(Class<?> type) {
    steps.put(Introspector.decapitalize(type.getSimpleName()), type);
    AnnotatedElementUtils.findMergedRepeatableAnnotations(type, Announces.class)
        .forEach(announces -> messages.put(announces.message(), announces.effect()));
  }

  /** Whether there is a step of this name that plays this role. */
  boolean plays(String name, Class<?> role) {
    return knows(name) && role.isAssignableFrom(steps.get(name));
  }

  boolean knows(String name) {
    return steps.containsKey(name);
  }

  /** The names of all steps of a role, sorted. */
  List<String> names(Class<?> role) {
    return steps.entrySet().stream()
        .filter(step -> role.isAssignableFrom(step.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  Deed deedOf(String name) {
    var type = steps.get(name);
    var does = type == null ? null : type.getAnnotation(Does.class);
    return does == null
        ? Deed.NOTHING
        : new Deed(
            Set.of(does.value()), does.answer(), does.yes(), does.about(), Set.of(does.leaves()));
  }

  /** Codes of the errors a step may raise. */
  Set<String> raisedBy(String name) {
    var type = steps.get(name);
    var does = type == null ? null : type.getAnnotation(Does.class);
    return does == null ? Set.of() : Set.of(does.raises());
  }

  Collection<Deed> approvals() {
    return approvals;
  }

  Optional<Effect> effectOf(String message) {
    return Optional.ofNullable(messages.get(message));
  }
}
