package org.imprimatur.approvals;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A mailed code that proves, once, that a device belongs to whoever reads the mail. */
@Entity
public class DeviceCode {
  static final Duration GOOD_FOR = Duration.ofMinutes(10);
  static final int GUESSES = 5;

  @Id private UUID id;
  private UUID requestId;
  private String deviceHash;
  private Instant orderedAt;
  private String codeHash;
  private Instant expiresAt;
  private int guesses;
  private Instant usedAt;

  protected DeviceCode() {}

  DeviceCode(UUID requestId, String deviceHash, Instant orderedAt) {
    this.id = UUID.randomUUID();
    this.requestId = requestId;
    this.deviceHash = deviceHash;
    this.orderedAt = orderedAt;
  }

  /** A letter that has to be written again carries another code; the former one is void. */
  String mint(Instant now) {
    var code = Secret.digits();
    codeHash = hash(code);
    expiresAt = now.plus(GOOD_FOR);
    return code;
  }

  /** Counts a guess, and uses the code up if it is right. */
  boolean redeem(String code, Instant now) {
    guesses++;
    if (!Secret.same(codeHash, hash(code))) return false;
    usedAt = now;
    return true;
  }

  /** Whether a guess is still possible. */
  boolean open(Instant now) {
    return usedAt == null && codeHash != null && now.isBefore(expiresAt) && guesses < GUESSES;
  }

  boolean orderedWithin(Duration time, Instant now) {
    return now.isBefore(orderedAt.plus(time));
  }

  /** Bound to its request and device: the same digits elsewhere have another hash. */
  private String hash(String code) {
    return Secret.hash(id + "/" + requestId + "/" + deviceHash + "/" + code);
  }

  public UUID id() {
    return id;
  }

  /** The request it was asked for; it is mailed to the one asked there. */
  public UUID request() {
    return requestId;
  }
}
