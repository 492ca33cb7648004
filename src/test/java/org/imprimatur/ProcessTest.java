package org.imprimatur;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of processes: the whole application on real PostgreSQL, jobs run and time moved by hand.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    properties = {
      "camunda.bpm.job-execution.enabled=false",
      "camunda.bpm.generate-unique-process-engine-name=true",
      "imprimatur.performance.ages=PT24H,P7D",
      "imprimatur.live-check.ages=PT1H,PT24H",
      "management.server.port=0"
    })
@Import({ProcessTestConfiguration.class, ProcessDriver.class})
@ExtendWith(ProcessCoverage.class)
@ContextConfiguration(initializers = TestPostgres.class)
public @interface ProcessTest {}
