package org.imprimatur.postgres;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** Gives the application a database of its own unless {@code spring.datasource.url} names one. */
@Configuration(proxyBeanMethods = false)
@Conditional(PostgresConfiguration.NoDatabaseNamed.class)
class PostgresConfiguration {

  /** The pool is made from these connection details, so it is closed before the server stops. */
  @Bean(destroyMethod = "close")
  LocalPostgres localPostgres(
      @Value("${imprimatur.data-dir:./data}") Path home,
      @Value("${imprimatur.postgres.port:54329}") int port) {
    return LocalPostgres.start(home, port);
  }

  static class NoDatabaseNamed implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !StringUtils.hasText(context.getEnvironment().getProperty("spring.datasource.url"));
    }
  }
}
