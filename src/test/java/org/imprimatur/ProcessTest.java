package org.imprimatur;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.imprimatur.publishing.PlannedPosts;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of processes: the whole application on real PostgreSQL, jobs run and time moved by hand.
 * All of them share one application, so it holds what any of them needs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    properties = {
      "camunda.bpm.job-execution.enabled=false",
      "camunda.bpm.generate-unique-process-engine-name=true",
      "imprimatur.performance.ages=PT24H,P7D",
      "imprimatur.live-check.ages=PT1H,PT24H",
      "imprimatur.webhooks.instagram.secret=instagram-app-secret",
      "imprimatur.webhooks.instagram.verify-token=instagram-verify-token",
      "imprimatur.webhooks.facebook.secret=facebook-app-secret",
      "imprimatur.webhooks.facebook.verify-token=facebook-verify-token",
      "imprimatur.webhooks.threads.secret=threads-app-secret",
      "imprimatur.webhooks.threads.verify-token=threads-verify-token",
      "imprimatur.webhooks.linkedin.secret=linkedin-client-secret",
      "imprimatur.webhooks.x.secret=x-consumer-secret-1",
      "management.server.port=0"
    })
@AutoConfigureMockMvc
@Import({
  ProcessTestConfiguration.class,
  ProcessDriver.class,
  PeopleOfTests.class,
  PieceStages.class,
  PlannedPosts.class
})
@ExtendWith(ProcessCoverage.class)
@ContextConfiguration(initializers = {TestPostgres.class, TestMail.class})
public @interface ProcessTest {}
