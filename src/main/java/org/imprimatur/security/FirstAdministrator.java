package org.imprimatur.security;

import org.imprimatur.workflow.ClusterLock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Sees to it that there is an administrator. Without one the engine would let any visitor create
 * the first (CVE-2026-77226), and nobody could let people in.
 */
@Component
@Profile("!demo")
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class FirstAdministrator implements ApplicationRunner {

  static final int SHORTEST = 12;

  private final Accounts accounts;
  private final ClusterLock lock;
  private final String password;

  FirstAdministrator(
      Accounts accounts,
      ClusterLock lock,
      @Value("${imprimatur.admin.password:}") String password) {
    this.accounts = accounts;
    this.lock = lock;
    this.password = password;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    lock.exclusively(
        () -> {
          if (!accounts.hasAdministrator()) {
            create();
          }
        });
  }

  private void create() {
    if (password.length() < SHORTEST) {
      throw new UnsafeSetting(
          "IMPRIMATUR_ADMIN_PASSWORD",
          "there is no administrator yet",
          "set it to a password of at least %d characters for the first one, login \"admin\"; or run the demo with"
                  .formatted(SHORTEST)
              + " --spring.profiles.active=demo");
    }
    accounts.create(
        "admin",
        "First",
        "Administrator",
        "",
        password,
        Groups.ADMINISTRATORS,
        Groups.ENGINE_ADMINISTRATORS);
  }
}
