package org.imprimatur.security;

import org.imprimatur.clients.ClientOpened;
import org.imprimatur.workflow.ClusterLock;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * One account per role, each with its login as password; only for the demo, which listens on
 * loopback alone.
 */
@Component
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class DemoAccounts implements ApplicationRunner {

  private final Accounts accounts;
  private final ClientTenants tenants;
  private final ClusterLock lock;

  DemoAccounts(Accounts accounts, ClientTenants tenants, ClusterLock lock) {
    this.accounts = accounts;
    this.tenants = tenants;
    this.lock = lock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    lock.exclusively(this::create);
  }

  private void create() {
    var acme = new ClientOpened("acme", "Acme Coffee");
    var borealis = new ClientOpened("borealis", "Borealis Bank");
    tenants.on(acme);
    tenants.on(borealis);
    demo("owner", "Olivia", "Owner", "owner@imprimatur.example", Groups.PROCESS_OWNERS);
    demo("strategist", "Stefan", "Strategist", "strategist@imprimatur.example", Groups.STRATEGISTS);
    demo("manager", "Mara", "Manager", "manager@imprimatur.example", Groups.COMMUNITY_MANAGERS);
    demo("reviewer", "Rui", "Reviewer", "reviewer@imprimatur.example", Groups.REVIEWERS);
    demo("acme", "Ana", "Acme", "ana@acme.example", acme.group());
    demo("borealis", "Bo", "Borealis", "bo@borealis.example", borealis.group());
    demo("support", "Sam", "Support", "support@imprimatur.example", "support");
    demo(
        "admin",
        "Alex",
        "Admin",
        "admin@imprimatur.example",
        Groups.ADMINISTRATORS,
        Groups.LEADS,
        Groups.ENGINE_ADMINISTRATORS);
  }

  private void demo(
      String login, String firstName, String lastName, String email, String... groups) {
    accounts.create(login, firstName, lastName, email, login, groups);
  }
}
