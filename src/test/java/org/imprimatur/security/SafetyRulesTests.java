package org.imprimatur.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetyRulesTests {

  private static final Settings SAFE =
      new Settings(
          false,
          false,
          true,
          true,
          true,
          false,
          true,
          false,
          false,
          "TASK_WORK",
          2000,
          false,
          true,
          true,
          true,
          true,
          true,
          true,
          "https://approvals.example",
          "");

  @Test
  void startsWhenAllIsSafe() {
    assertThatCode(() -> SafetyRules.check(SAFE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "authorization | false | camunda.bpm.authorization.enabled: ",
        "tenantCheck | false | camunda.bpm.authorization.tenant-check-enabled: ",
        "expressionsRestricted | false | expression manager: ",
        "queryExpressions | true | enableExpressionsInAdhocQueries",
        "typeValidation | false | deserializationTypeValidationEnabled: ",
        "scripts | true | script engines: ",
        "bpmnErrorsFromOutside | true | enableExceptionsAfterUnhandledBpmnError: ",
        "taskPermission | UPDATE | default-user-permission-name-for-task: ",
        "maxResults | 2147483647 | query-max-results-limit: ",
        "autoDeployment | true | camunda.bpm.auto-deployment-enabled: ",
        "sessionCookieSecure | false | server.servlet.session.cookie.secure: ",
        "webappCookieSecure | false | camunda.bpm.webapp.session-cookie.enable-secure-cookie",
        "contentSecurityPolicy | false | camunda.bpm.webapp.header-security",
        "operationsApart | false | management.server.port: ",
        "mailSenderNamed | false | imprimatur.mail.from: ",
        "publicUrl | http://approvals.example | imprimatur.public-url: ",
        "publicUrl | https:// | imprimatur.public-url: ",
        "weakWebhooks | x | imprimatur.webhooks: ",
        "demo | true | server.address: ",
      })
  void refusesEachUnsafeSettingByNameAndSaysWhatToDo(String setting, String value, String message) {
    assertThatThrownBy(() -> SafetyRules.check(with(setting, value)))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith(message)
        .hasMessageContaining("Remedy: ");
  }

  @Test
  void theDemoMayDoWithoutEncryptionOnLoopback() {
    var demo =
        with(
            with(
                with(with(SAFE, "demo", "true"), "loopbackOnly", "true"),
                "sessionCookieSecure",
                "false"),
            "webappCookieSecure",
            "false");
    assertThatCode(() -> SafetyRules.check(demo)).doesNotThrowAnyException();
  }

  private static Settings with(String setting, String value) {
    return with(SAFE, setting, value);
  }

  private static Settings with(Settings settings, String setting, String value) {
    try {
      var components = Settings.class.getRecordComponents();
      var values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] =
            components[i].getName().equals(setting)
                ? parse(components[i], value)
                : components[i].getAccessor().invoke(settings);
      }
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return Settings.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object parse(RecordComponent component, String value) {
    if (component.getType() == boolean.class) {
      return Boolean.valueOf(value);
    }
    return component.getType() == int.class ? (Object) Integer.valueOf(value) : value;
  }
}
