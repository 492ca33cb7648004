package org.imprimatur.publishing;

import java.io.IOException;
import java.util.TimeZone;
import org.camunda.bpm.engine.ProcessEngine;
import org.imprimatur.Imprimatur;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A node in a process of its own: the whole application, which has itself killed at the point named
 * on its command line.
 */
final class KilledNode {
  /** What is left of a process that was sent SIGKILL. */
  static final int KILLED = 128 + 9;

  private KilledNode() {}

  public static void main(String[] arguments) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    endWithParent();
    var application = new SpringApplication(Imprimatur.class, Beans.class);
    application.addInitializers(
        context ->
            context.getBeanFactory().registerSingleton("productionOnly", new ProductionOnly()));
    application.run(arguments).getBean(ProcessEngine.class);
  }

  /** As an operator does it or a machine short of memory: nothing of this process has a say. */
  private static void kill() {
    try {
      new ProcessBuilder("sh", "-c", "kill -9 " + ProcessHandle.current().pid()).start().waitFor();
      Thread.sleep(Long.MAX_VALUE);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("The node lives on", e);
    }
  }

  private static void endWithParent() {
    var watch =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) Thread.onSpinWait();
              } catch (IOException e) {
                System.err.println("The parent is gone: " + e.getMessage());
              }
              Runtime.getRuntime().halt(1);
            });
    watch.setDaemon(true);
    watch.start();
  }

  /** What makes this node mortal. */
  static class Beans {
    @Bean
    static Fate fate(Environment environment) {
      var fate =
          new Fate(
              point -> {
                System.err.println("KILLED AT " + point);
                kill();
              });
      fate.await(environment.getRequiredProperty("die.at", CrashPoint.class));
      return fate;
    }

    @Bean
    static MortalTransactions mortalTransactions(Fate fate) {
      return new MortalTransactions(fate);
    }

    @Bean
    OraclePlatform oracle(Environment environment, Fate fate) {
      return new OraclePlatform(
          new DriverManagerDataSource(environment.getRequiredProperty("spring.datasource.url")),
          fate);
    }
  }

  /** Tests are on the class path too; none of their beans belong into this node. */
  private static final class ProductionOnly extends TypeExcludeFilter {
    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
      return type.getResource().getURL().getPath().contains("/test-classes/");
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ProductionOnly;
    }

    @Override
    public int hashCode() {
      return ProductionOnly.class.hashCode();
    }
  }
}
