package org.imprimatur.security;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Refuses to start on an unsafe setting, before the first request can come in. */
@Component
class StartupCheck implements SmartInitializingSingleton {

  private final ProcessEngineConfigurationImpl engine;
  private final Environment environment;
  private final IdentityService identities;
  private final Passwords passwords;

  StartupCheck(
      ProcessEngineConfigurationImpl engine,
      Environment environment,
      IdentityService identities,
      Passwords passwords) {
    this.engine = engine;
    this.environment = environment;
    this.identities = identities;
    this.passwords = passwords;
  }

  @Override
  public void afterSingletonsInstantiated() {
    SafetyRules.check(Settings.of(engine, environment));
    if (!environment.acceptsProfiles(Profiles.of("demo"))) {
      identities.createUserQuery().list().forEach(user -> refuseDefault(user.getId()));
    }
  }

  private void refuseDefault(String id) {
    if (passwords.match(id, id)) {
      throw new UnsafeSetting(
          "account \"" + id + "\"",
          "its password is its login; this database was used for the demo",
          "use another database, or change the password in the demo first");
    }
  }
}
