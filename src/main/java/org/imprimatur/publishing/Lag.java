package org.imprimatur.publishing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.Instant;
import org.imprimatur.channels.SendResult;
import org.springframework.stereotype.Component;

/** How punctual and how successful sending is, for the Prometheus endpoint. */
@Component
class Lag {
  private final MeterRegistry meters;
  private final Timer lag;

  Lag(MeterRegistry meters) {
    this.meters = meters;
    this.lag =
        Timer.builder("imprimatur.publish.lag")
            .description("From the slot to the call")
            .publishPercentiles(0.5, 0.99)
            .register(meters);
  }

  void due(Instant slot, Instant called) {
    var late = Duration.between(slot, called);
    lag.record(late.isNegative() ? Duration.ZERO : late);
  }

  void sent(SendResult result) {
    meters
        .counter("imprimatur.publish.attempts", "outcome", result.getClass().getSimpleName())
        .increment();
  }
}
