package org.imprimatur.time;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration
class TimeConfiguration {

  @Bean
  @Primary
  @ConditionalOnMissingBean(name = "clock")
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  @ConditionalOnMissingBean(name = "sharedClock")
  Clock sharedClock(JdbcTemplate database) {
    return new DatabaseClock(database);
  }
}
