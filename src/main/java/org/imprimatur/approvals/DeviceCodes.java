package org.imprimatur.approvals;

import java.time.Clock;
import java.util.UUID;
import org.imprimatur.problem.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for codes to be mailed, mints them for the letter and redeems them. */
@Service
@Transactional
public class DeviceCodes {
  private final OrderedCodes codes;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  DeviceCodes(OrderedCodes codes, ApplicationEventPublisher events, Clock clock) {
    this.codes = codes;
    this.events = events;
    this.clock = clock;
  }

  /** Asks for a code to be mailed; it is announced as {@link CodeOrdered}. */
  public UUID order(UUID request, String email, String device) {
    var code = codes.save(new DeviceCode(request, email, Secret.hash(device), clock.instant()));
    events.publishEvent(new CodeOrdered(code.id()));
    return code.id();
  }

  /**
   * Mints the code at the moment its letter is written; it is good for ten minutes from then.
   *
   * @return six digits, kept nowhere
   */
  public String mint(UUID code) {
    return locked(code).mint(clock.instant());
  }

  /** Which code it is, and whom it is for. */
  @Transactional(readOnly = true)
  public DeviceCode get(UUID code) {
    return codes.findById(code).orElseThrow(() -> unknown(code));
  }

  private DeviceCode locked(UUID code) {
    return codes.lock(code).orElseThrow(() -> unknown(code));
  }

  private static Refusal unknown(UUID code) {
    return Refusal.unknown("There is no code " + code + ".");
  }
}
