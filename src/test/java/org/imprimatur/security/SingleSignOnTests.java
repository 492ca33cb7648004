package org.imprimatur.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.imprimatur.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Signing in through a real OpenID provider. */
@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"camunda.bpm.job-execution.enabled=false", "management.server.port=0"})
@ContextConfiguration(initializers = TestPostgres.class)
@ActiveProfiles("demo")
class SingleSignOnTests {

  private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();
  private static final String CLIENT = "spring.security.oauth2.client.";

  @LocalServerPort int port;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry properties) {
    PROVIDER.start();
    properties.add(CLIENT + "registration.agency.client-id", () -> "imprimatur");
    properties.add(CLIENT + "registration.agency.client-secret", () -> "secret");
    properties.add(CLIENT + "registration.agency.client-name", () -> "the agency");
    properties.add(CLIENT + "registration.agency.scope", () -> "openid");
    properties.add(
        CLIENT + "provider.agency.issuer-uri", () -> PROVIDER.issuerUrl("agency").toString());
    properties.add(CLIENT + "provider.agency.user-name-attribute", () -> "preferred_username");
  }

  @AfterAll
  static void stop() {
    PROVIDER.shutdown();
  }

  @Test
  void somebodyWithAnAccountIsSignedInEverywhere() {
    var browser = signedInAs("manager");

    assertThat(browser.get("/practice").statusCode()).isEqualTo(200);
    assertThat(browser.get("/camunda/api/engine/engine/default/user/manager/profile").body())
        .contains("\"id\":\"manager\"");
  }

  @Test
  void somebodyWithoutAnAccountStaysOutside() {
    var browser = signedInAs("stranger");

    assertThat(browser.get("/practice").uri().getPath()).isEqualTo("/login");
  }

  @Test
  void loginPageOffersTheProvider() {
    assertThat(new Visitor(port).following().get("/login").body())
        .contains("Sign in with the agency");
  }

  private Visitor signedInAs(String name) {
    PROVIDER.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            "agency",
            name,
            "JWT",
            List.of("imprimatur"),
            Map.of("preferred_username", name),
            3600));
    var browser = new Visitor(port).following();
    browser.get("/oauth2/authorization/agency");
    return browser;
  }
}
