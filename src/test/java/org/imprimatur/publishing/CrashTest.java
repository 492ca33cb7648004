package org.imprimatur.publishing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.imprimatur.ProcessTest;
import org.junit.jupiter.api.Tag;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** A test of processes in which nodes die. What the engine logs about each death is expected. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ProcessTest
@Import(CrashTestConfiguration.class)
@TestPropertySource(
    properties = {
      "logging.level.org.camunda.bpm.engine.context=off",
      "logging.level.org.camunda.bpm.engine.jobexecutor=off"
    })
@Tag("crash")
@interface CrashTest {}
