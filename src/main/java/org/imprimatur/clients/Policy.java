package org.imprimatur.clients;

import jakarta.persistence.Embeddable;
import java.time.Duration;

/**
 * What was agreed with a client about time.
 *
 * @param latenessLimitMinutes a post later than this is asked about, never sent in silence
 * @param reviewHours until an internal review is due
 * @param approvalHours until the client's decision is due
 */
@Embeddable
public record Policy(int latenessLimitMinutes, int reviewHours, int approvalHours) {

  public static final Policy USUAL = new Policy(15, 24, 48);

  public Duration latenessLimit() {
    return Duration.ofMinutes(latenessLimitMinutes);
  }

  public Duration reviewTime() {
    return Duration.ofHours(reviewHours);
  }

  public Duration approvalTime() {
    return Duration.ofHours(approvalHours);
  }
}
