package org.imprimatur.approvals;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Plays through how a client would be asked, without asking it. */
@Component
public class Rehearsals {
  private final Audience audience;

  Rehearsals(Audience audience) {
    this.audience = audience;
  }

  public Rehearsal open(NewRound wanted, Instant at) {
    return new Rehearsal(audience, wanted, at);
  }
}
