package org.imprimatur.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyInitRegistration;
import org.imprimatur.Imprimatur;
import org.imprimatur.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** The application itself, started as an operator would. */
class StartupTests {

  private String database = TestPostgres.createMigratedDatabase();

  /**
   * The webapp starter keeps a start that failed in a static field, where the next one in this JVM
   * would stumble.
   */
  @AfterEach
  void forgetTheFailedStart() {
    ReflectionTestUtils.setField(LazyInitRegistration.class, "APPLICATION_CONTEXT", null);
  }

  @Test
  void refusesToStartWithoutAnAdministrator() {
    assertThatThrownBy(() -> start(""))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("IMPRIMATUR_ADMIN_PASSWORD: ");
  }

  @Test
  void refusesToStartWithoutAuthorizations() {
    assertThatThrownBy(
            () ->
                start(
                    "",
                    "--camunda.bpm.authorization.enabled=false",
                    "--imprimatur.admin.password=long-enough-for-a-start"))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("camunda.bpm.authorization.enabled: ");
  }

  @Test
  void createsTheFirstAdministratorOnceAndNoOtherAccount() {
    database = TestPostgres.createDatabase();
    try (var node = start("", "--imprimatur.admin.password=long-enough-for-a-start")) {
      var users = node.getBean(IdentityService.class).createUserQuery().list();
      assertThat(users)
          .singleElement()
          .satisfies(user -> assertThat(user.getId()).isEqualTo("admin"));
      assertThat(node.getBean(Passwords.class).match("admin", "long-enough-for-a-start")).isTrue();
    }
    try (var node = start("", "--imprimatur.admin.password=")) {
      assertThat(node.getBean(Passwords.class).match("admin", "long-enough-for-a-start")).isTrue();
    }
  }

  @Test
  void refusesADatabaseThatTheDemoUsed() {
    start("demo").close();
    assertThatThrownBy(() -> start("", "--imprimatur.admin.password=long-enough-for-a-start"))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("account \"");
  }

  @Test
  void refusesTheDemoForOthersThanThisComputer() {
    assertThatThrownBy(() -> start("demo", "--server.address=0.0.0.0"))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("server.address: ");
  }

  @Test
  void refusesToSendLettersWhoseLinksLeadNowhere() {
    assertThatThrownBy(
            () ->
                start(
                    "",
                    "--imprimatur.admin.password=long-enough-for-a-start",
                    "--spring.mail.host=mail.example"))
        .isInstanceOf(UnsafeSetting.class)
        .hasMessageStartingWith("imprimatur.public-url: ");
  }

  private ConfigurableApplicationContext start(String profile, String... arguments) {
    return new SpringApplicationBuilder(Imprimatur.class)
        .profiles(profile.isEmpty() ? new String[0] : new String[] {profile})
        .run(
            Stream.concat(
                    Stream.of(
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=postgres",
                        "--imprimatur.keyset-file=target/test-keyset.json",
                        "--server.port=0",
                        "--management.server.port=0",
                        "--camunda.bpm.job-execution.enabled=false"),
                    Stream.of(arguments))
                .toArray(String[]::new));
  }
}
