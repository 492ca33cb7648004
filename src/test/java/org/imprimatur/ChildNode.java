package org.imprimatur;

import java.io.IOException;
import java.util.TimeZone;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** The whole application in a process of its own, which ends when its parent does. */
public final class ChildNode {
  private ChildNode() {}

  /** Starts it with some beans of a test. */
  public static void run(String[] arguments, Class<?> beans) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    endWithParent();
    var application = new SpringApplication(Imprimatur.class, beans);
    application.addInitializers(
        context ->
            context.getBeanFactory().registerSingleton("productionOnly", new ProductionOnly()));
    application.run(arguments).getBean(ProcessEngine.class);
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
