package org.imprimatur.workflow;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.stereotype.Component;

/** Does what has been decided already; the engine is not asked again who may do it. */
@Component
class AsSystem {
  private final IdentityService identities;

  AsSystem(IdentityService identities) {
    this.identities = identities;
  }

  <T> T get(Supplier<T> work) {
    var person = identities.getCurrentAuthentication();
    identities.clearAuthentication();
    try {
      return work.get();
    } finally {
      if (person != null) {
        identities.setAuthentication(
            person.getUserId(), person.getGroupIds(), person.getTenantIds());
      }
    }
  }
}
