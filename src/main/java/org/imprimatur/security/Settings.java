package org.imprimatur.security;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * What the application is about to run with, as far as safety depends on it. Read from the built
 * engine, not from what was meant.
 */
record Settings(
    boolean demo,
    boolean loopbackOnly,
    boolean authorization,
    boolean tenantCheck,
    boolean expressionsRestricted,
    boolean queryExpressions,
    boolean typeValidation,
    boolean scripts,
    boolean bpmnErrorsFromOutside,
    String taskPermission,
    int maxResults,
    boolean autoDeployment,
    boolean sessionCookieSecure,
    boolean webappCookieSecure,
    boolean contentSecurityPolicy,
    boolean operationsApart,
    boolean mail,
    boolean mailSenderNamed,
    String publicUrl,
    String weakWebhooks) {

  private static final List<String> CALLING =
      List.of("instagram", "facebook", "threads", "linkedin", "x");
  private static final int SHORTEST_SECRET = 16;

  static Settings of(ProcessEngineConfigurationImpl engine, Environment environment) {
    return new Settings(
        environment.acceptsProfiles(Profiles.of("demo")),
        Arrays.asList("127.0.0.1", "::1", "localhost")
            .contains(environment.getProperty("server.address", "")),
        engine.isAuthorizationEnabled(),
        engine.isTenantCheckEnabled(),
        refusesReflection(engine),
        engine.isEnableExpressionsInAdhocQueries() || engine.isEnableExpressionsInStoredQueries(),
        engine.isDeserializationTypeValidationEnabled(),
        engine.getScriptEngineResolver().getScriptEngine("juel", false) != null,
        !engine.isEnableExceptionsAfterUnhandledBpmnError(),
        engine.getDefaultUserPermissionNameForTask(),
        engine.getQueryMaxResultsLimit(),
        flag(environment, "camunda.bpm.auto-deployment-enabled", true),
        flag(environment, "server.servlet.session.cookie.secure", false),
        flag(environment, "camunda.bpm.webapp.session-cookie.enable-secure-cookie", false)
            && flag(environment, "camunda.bpm.webapp.csrf.enable-secure-cookie", false),
        !flag(
            environment,
            "camunda.bpm.webapp.header-security.content-security-policy-disabled",
            false),
        operationsApart(environment),
        !environment.getProperty("spring.mail.host", "").isBlank(),
        !environment.getProperty("imprimatur.mail.from", "localhost").contains("@localhost"),
        environment.getProperty("imprimatur.public-url", ""),
        weakWebhooks(environment));
  }

  /** Platforms whose secret could be guessed, separated by blanks; none given is safe. */
  private static String weakWebhooks(Environment environment) {
    return CALLING.stream()
        .filter(
            platform ->
                weak(environment, platform, "secret")
                    || weak(environment, platform, "verify-token"))
        .collect(Collectors.joining(" "));
  }

  private static boolean weak(Environment environment, String platform, String what) {
    var secret =
        environment.getProperty("imprimatur.webhooks." + platform + "." + what, "").strip();
    return !secret.isEmpty() && secret.length() < SHORTEST_SECRET;
  }

  /** Port 0 is any free one, so another. */
  private static boolean operationsApart(Environment environment) {
    var port = environment.getProperty("management.server.port", "");
    return port.equals("0")
        || !port.isBlank() && !port.equals(environment.getProperty("server.port", "8080"));
  }

  private static boolean refusesReflection(ProcessEngineConfigurationImpl engine) {
    try {
      engine.getExpressionManager().createExpression("${''.getClass()}");
      return false;
    } catch (ProcessEngineException e) {
      return true;
    }
  }

  private static boolean flag(Environment environment, String name, boolean otherwise) {
    return environment.getProperty(name, Boolean.class, otherwise);
  }
}
