package org.imprimatur.publishing;

import org.imprimatur.ChildNode;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A node in a process of its own: the whole application, which halts at the point named on its
 * command line as if it had been killed.
 */
final class KilledNode {
  static final int KILLED = 137;

  private KilledNode() {}

  public static void main(String[] arguments) {
    ChildNode.run(arguments, Beans.class);
  }

  /** What makes this node mortal. */
  static class Beans {
    @Bean
    static Fate fate(Environment environment) {
      var fate =
          new Fate(
              point -> {
                System.err.println("KILLED AT " + point);
                Runtime.getRuntime().halt(KILLED);
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
}
