package org.imprimatur.security;

import static org.camunda.bpm.engine.impl.util.EncryptionUtil.saltPassword;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.stereotype.Component;

/**
 * Compares a password with the engine's, and leaves the engine's lock alone: that one shuts the
 * right person out for a stranger's wrong guesses, in the end for good.
 */
@Component
class Passwords {

  private final IdentityService identities;
  private final ProcessEngineConfigurationImpl engine;
  private final String nobody;

  Passwords(IdentityService identities, ProcessEngineConfigurationImpl engine) {
    this.identities = identities;
    this.engine = engine;
    this.nobody = engine.getPasswordManager().encrypt("nobody");
  }

  boolean match(String id, String password) {
    var user = (UserEntity) identities.createUserQuery().userId(id).singleResult();
    var manager = engine.getPasswordManager();
    if (user == null) {
      // As much work as for somebody who exists, so that the time does not tell.
      manager.check(saltPassword(password, "salt"), nobody);
      return false;
    }
    return manager.check(saltPassword(password, user.getSalt()), user.getPassword());
  }
}
