package org.imprimatur;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

@TestConfiguration
class ProcessTestConfiguration {

  @Bean(name = {"clock", "sharedClock"})
  @Primary
  MovableClock clock() {
    return new MovableClock();
  }

  @Bean
  ProcessCoverage.Recorder coverage() {
    return new ProcessCoverage.Recorder();
  }

  @Bean
  TellingPlatform telling() {
    return new TellingPlatform();
  }

  @Bean
  HeardEvents heardEvents() {
    return new HeardEvents();
  }

  @Bean
  SandboxPlatform sandbox(MovableClock clock) {
    return new SandboxPlatform(clock);
  }
}
