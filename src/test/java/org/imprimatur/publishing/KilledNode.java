package org.imprimatur.publishing;

import java.io.IOException;
import org.imprimatur.ChildNode;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
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
    ChildNode.run(arguments, Beans.class);
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
}
