package org.imprimatur.publishing;

import org.imprimatur.content.LoosePieces;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The application with nodes that can die, and with mutations that take its protections away. */
@TestConfiguration
@Import({Trial.class, LoosePieces.class})
class CrashTestConfiguration {

  @Bean
  static Fate fate() {
    return Fate.ofThreads();
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

  @Bean
  static Mutations mutations() {
    return new Mutations();
  }
}
