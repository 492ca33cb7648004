package org.imprimatur.security;

import java.util.List;
import java.util.function.Predicate;

/** Which settings are not safe to run with, and what to do about each. */
final class SafetyRules {

  private record Rule(String setting, String danger, String remedy, Predicate<Settings> broken) {
    UnsafeSetting refusal() {
      return new UnsafeSetting(setting, danger, remedy);
    }
  }

  /** Hold everywhere, the demo included. */
  private static final List<Rule> ALWAYS =
      List.of(
          rule(
              "server.address",
              "the demo's passwords are public",
              "set it to 127.0.0.1, or do not use the profile demo",
              s -> s.demo() && !s.loopbackOnly()),
          rule(
              "camunda.bpm.authorization.enabled",
              "everybody could do everything in the engine",
              "set it to true",
              s -> !s.authorization()),
          rule(
              "camunda.bpm.authorization.tenant-check-enabled",
              "clients would see each other's work",
              "set it to true",
              s -> !s.tenantCheck()),
          rule(
              "expression manager",
              "an expression could run code",
              "remove the plugin that replaces ours",
              s -> !s.expressionsRestricted()),
          rule(
              "enableExpressionsInAdhocQueries, enableExpressionsInStoredQueries",
              "a query could run code",
              "remove them from camunda.bpm.generic-properties",
              Settings::queryExpressions),
          rule(
              "deserializationTypeValidationEnabled",
              "a variable could create any object",
              "remove it from camunda.bpm.generic-properties",
              s -> !s.typeValidation()),
          rule(
              "script engines",
              "a script could run",
              "remove the plugin that replaces our resolver",
              Settings::scripts),
          rule(
              "enableExceptionsAfterUnhandledBpmnError",
              "anybody with a task could end the process",
              "remove it from camunda.bpm.generic-properties",
              Settings::bpmnErrorsFromOutside),
          rule(
              "default-user-permission-name-for-task",
              "a client could hand tasks on and change variables",
              "set it to TASK_WORK in camunda.bpm.generic-properties",
              s -> !"TASK_WORK".equals(s.taskPermission())),
          rule(
              "query-max-results-limit",
              "one query could read everything",
              "set it to 2000 or less in" + " camunda.bpm.generic-properties",
              s -> s.maxResults() > 2000),
          rule(
              "camunda.bpm.auto-deployment-enabled",
              "a start would overwrite what process owners deployed",
              "set it to false",
              Settings::autoDeployment),
          rule(
              "camunda.bpm.webapp.header-security.content-security-policy-disabled",
              "scripts of others could run in Tasklist",
              "remove it",
              s -> !s.contentSecurityPolicy()),
          rule(
              "management.server.port",
              "health and metrics would be open to the world",
              "set it to a port of its own",
              s -> !s.operationsApart()),
          rule(
              "imprimatur.webhooks",
              "calls of a platform could be forged by whoever guesses a short secret",
              "take the secret of the platform's application, or a verify token, of at least 16"
                  + " characters",
              s -> !s.weakWebhooks().isEmpty()));

  /** Beyond the demo people come over a network. */
  private static final List<Rule> BEYOND_THE_DEMO =
      List.of(
          rule(
              "server.servlet.session.cookie.secure",
              "a session could be stolen from an unencrypted line",
              "set it to true",
              s -> !s.sessionCookieSecure()),
          rule(
              "camunda.bpm.webapp.session-cookie.enable-secure-cookie, camunda.bpm.webapp.csrf.enable-secure-cookie",
              "Tasklist's cookies could be stolen from an unencrypted line",
              "set both to true",
              s -> !s.webappCookieSecure()),
          rule(
              "imprimatur.public-url",
              "links in letters would lead nowhere, or over an unencrypted line",
              "set it to the https address people outside find this at",
              s -> s.mail() && !s.publicUrl().matches("https://[^/\\s]+\\S*")),
          rule(
              "imprimatur.mail.from",
              "letters would come from nobody, and be refused or forged",
              "set it to an address of yours",
              s -> s.mail() && !s.mailSenderNamed()));

  private SafetyRules() {}

  static void check(Settings settings) {
    check(ALWAYS, settings);
    if (!settings.demo()) {
      check(BEYOND_THE_DEMO, settings);
    }
  }

  private static void check(List<Rule> rules, Settings settings) {
    rules.stream()
        .filter(rule -> rule.broken().test(settings))
        .findFirst()
        .ifPresent(
            rule -> {
              throw rule.refusal();
            });
  }

  private static Rule rule(
      String setting, String danger, String remedy, Predicate<Settings> broken) {
    return new Rule(setting, danger, remedy, broken);
  }
}
