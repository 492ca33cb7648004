package org.imprimatur.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds what deployed processes still need and a newer application has not any more: steps and
 * forms that were renamed or removed while something runs, or begins, that comes to them. Each
 * would otherwise be found out by the piece that gets stuck there.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 16)
public class MissingSteps implements ApplicationRunner, HealthIndicator {
  private static final Logger LOG = LoggerFactory.getLogger(MissingSteps.class);
  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final Pattern STEP = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");

  private final DeployedProcesses processes;
  private final RepositoryService repository;
  private final AsSystem system;
  private final ListableBeanFactory beans;
  private final Variants variants;
  private final JdbcTemplate jdbc;
  private volatile List<Missing> found = List.of();

  MissingSteps(
      DeployedProcesses processes,
      RepositoryService repository,
      AsSystem system,
      ListableBeanFactory beans,
      Variants variants,
      JdbcTemplate jdbc) {
    this.processes = processes;
    this.repository = repository;
    this.system = system;
    this.beans = beans;
    this.variants = variants;
    this.jdbc = jdbc;
  }

  /**
   * An element that cannot be carried out.
   *
   * @param what what it needs, as in "the step 'weighPiece'"
   * @param running how many instances may come to it, or are there
   */
  public record Missing(
      String definition,
      String process,
      int version,
      String tenant,
      String element,
      String what,
      int running) {

    public String words() {
      return "%s version %d%s needs %s at “%s”, and this version of the application has none. %s"
          .formatted(
              process,
              version,
              tenant.isEmpty() ? "" : " of the client " + tenant,
              what,
              element,
              running == 0
                  ? "Nothing runs in it, but it is in use."
                  : running == 1
                      ? "One instance runs in it."
                      : "%d instances run in it.".formatted(running));
    }
  }

  @Override
  public void run(ApplicationArguments arguments) {
    look();
    found.forEach(missing -> LOG.error("{}", missing.words()));
  }

  /** What was missing when the application began, or when it was last looked for. */
  public List<Missing> found() {
    return found;
  }

  /** Looks again. */
  List<Missing> look() {
    var missing = new ArrayList<Missing>();
    for (var version : processes.all())
      if (version.running() > 0 || isInUse(version)) missing.addAll(of(version));
    found = List.copyOf(missing);
    return found;
  }

  /** It is said, but the application works: all the other processes are not to stop for it. */
  @Override
  public Health health() {
    var health = Health.up();
    if (!found.isEmpty()) health.withDetail("missing", found.stream().map(Missing::words).toList());
    return health.build();
  }

  private boolean isInUse(DeployedVersion version) {
    if (!version.tenant().isEmpty())
      return variants
          .version(DefinitionKind.PROCESS, version.key(), version.tenant())
          .filter(used -> used == version.version())
          .isPresent();
    return jdbc.queryForObject(
            "select max(version_) from act_re_procdef where key_ = ? and tenant_id_ is null",
            Integer.class,
            version.key())
        == version.version();
  }

  private List<Missing> of(DeployedVersion version) {
    var model = system.get(() -> repository.getBpmnModelInstance(version.id()));
    var drawn = new Drawn(model);
    var missing = new ArrayList<Missing>();
    for (var node : model.getModelElementsByType(FlowNode.class)) {
      for (var what : missingAt(node))
        missing.add(
            new Missing(
                version.id(),
                version.name(),
                version.version(),
                version.tenant(),
                drawn.name(node.getId()),
                what,
                version.running()));
    }
    return missing;
  }

  private Set<String> missingAt(FlowNode node) {
    var missing = new LinkedHashSet<String>();
    var dom = node.getDomElement();
    step(dom, JavaDelegate.class, missing);
    var extensions = node.getExtensionElements();
    if (extensions != null)
      for (var listener : extensions.getDomElement().getChildElements()) {
        if (listener.getLocalName().equals("executionListener"))
          step(listener, ExecutionListener.class, missing);
        if (listener.getLocalName().equals("taskListener"))
          step(listener, TaskListener.class, missing);
      }
    var form = dom.getAttribute(CAMUNDA, "formRef");
    if (form != null) {
      if (isNoForm(form)) missing.add("the form '" + form + "'");
      var step = StepSetting.stepOf(form);
      if (dom.getLocalName().equals("userTask") && !has(step, FormStep.class))
        missing.add("the step '" + step + "'");
    }
    return missing;
  }

  private void step(DomElement element, Class<?> role, Set<String> missing) {
    var expression = element.getAttribute(CAMUNDA, "delegateExpression");
    if (expression == null)
      expression =
          element.getNamespaceURI().equals(CAMUNDA)
              ? element.getAttribute("delegateExpression")
              : null;
    if (expression == null) return;
    var step = STEP.matcher(expression.strip());
    if (step.matches() && !has(step.group(1), role))
      missing.add("the step '" + step.group(1) + "'");
  }

  private boolean has(String step, Class<?> role) {
    return beans.containsBean(step) && beans.isTypeMatch(step, role);
  }

  private boolean isNoForm(String form) {
    return jdbc.queryForObject(
            "select count(*) from act_re_camformdef where key_ = ?", Integer.class, form)
        == 0;
  }
}
