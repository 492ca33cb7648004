package org.imprimatur.workflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the shipped processes, decisions and forms, and never over a version somebody else
 * deployed.
 */
@Component
// After the groups that the diagrams name.
@Order(Ordered.HIGHEST_PRECEDENCE + 15)
class Seeding implements ApplicationRunner {

  /** Marks our deployments; what Modeler deploys carries another source. */
  static final String SOURCE = "Imprimatur";

  private static final List<String> SHIPPED =
      List.of(
          "classpath*:processes/*.bpmn", "classpath*:processes/*.dmn", "classpath*:forms/*.form");

  private final RepositoryService repository;
  private final LatestDefinitions latest;
  private final ResourcePatternResolver resources;
  private final ClusterLock lock;

  Seeding(
      RepositoryService repository,
      LatestDefinitions latest,
      ResourcePatternResolver resources,
      ClusterLock lock) {
    this.repository = repository;
    this.latest = latest;
    this.resources = resources;
    this.lock = lock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    lock.exclusively(() -> seed(shipped()));
  }

  void seed(List<ShippedFile> files) {
    var due = files.stream().filter(this::isDue).toList();
    if (due.isEmpty()) {
      return;
    }
    var deployment = repository.createDeployment().name("Shipped with Imprimatur").source(SOURCE);
    due.forEach(file -> deployment.addInputStream(file.name(), file.open()));
    deployment.deploy();
  }

  private boolean isDue(ShippedFile file) {
    return latest.deploymentOf(file).map(id -> isOurs(id) && !wasShippedBefore(file)).orElse(true);
  }

  private boolean isOurs(String deploymentId) {
    var deployment = repository.createDeploymentQuery().deploymentId(deploymentId).singleResult();
    return SOURCE.equals(deployment.getSource());
  }

  /**
   * While nodes are replaced one by one an old node may start last; it must not bring its old files
   * back.
   */
  private boolean wasShippedBefore(ShippedFile file) {
    return repository.createDeploymentQuery().deploymentSource(SOURCE).list().stream()
        .map(Deployment::getId)
        .flatMap(id -> contentOf(id, file.name()).stream())
        .anyMatch(content -> Arrays.equals(content, file.content()));
  }

  private Optional<byte[]> contentOf(String deploymentId, String name) {
    if (!repository.getDeploymentResourceNames(deploymentId).contains(name)) {
      return Optional.empty();
    }
    try (InputStream content = repository.getResourceAsStream(deploymentId, name)) {
      return Optional.of(content.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<ShippedFile> shipped() {
    return SHIPPED.stream().flatMap(this::find).map(ShippedFile::of).toList();
  }

  private Stream<Resource> find(String pattern) {
    try {
      return Stream.of(resources.getResources(pattern));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
