package org.imprimatur.replay.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.workflow.SandboxEngines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ProcessTest
class SandboxTests {
  private static final Instant LONG_AGO = Instant.parse("2025-03-01T09:00:00Z");

  @Autowired SandboxEngines engines;
  @Autowired RuntimeService runtime;
  @Autowired ProcessDriver process;
  @Autowired JdbcTemplate jdbc;

  private final VirtualTime time = new VirtualTime();
  private final People people = new People(new Habits(), null);

  @BeforeEach
  void begin() {
    process.begin();
    time.set(LONG_AGO);
  }

  @Test
  void timersAreDueOnItsOwnClockAndNothingReachesTheRealEngine() {
    var now = process.now();
    var model = model().intermediateCatchEvent().timerWithDuration("PT2H").endEvent().done();

    engines.within(
        setting(),
        engine -> {
          engine
              .getRepositoryService()
              .createDeployment()
              .addModelInstance("waits.bpmn", model)
              .deploy();
          engine.getRuntimeService().startProcessInstanceByKey("sandboxed");
          assertThat(engine.getManagementService().createJobQuery().singleResult().getDuedate())
              .isEqualTo(LONG_AGO.plusSeconds(7200));
          assertThat(runtime.createProcessInstanceQuery().processDefinitionKey("sandboxed").count())
              .isZero();
          assertThat(ProcessEngines.getProcessEngines()).doesNotContainKey(engine.getName());
        });

    assertThat(process.now()).isEqualTo(now);
    assertThat(
            jdbc.queryForObject(
                "select count(*) from act_re_procdef where key_ = 'sandboxed'", Integer.class))
        .isZero();
    assertThat(
            jdbc.queryForObject(
                "select count(*) from pg_namespace where nspname ~ '^replay_'", Integer.class))
        .isZero();
  }

  @Test
  void modelThatNeverWaitsIsStopped() {
    var model =
        model()
            .exclusiveGateway("round")
            .condition("no", "${never}")
            .endEvent()
            .moveToNode("round")
            .exclusiveGateway("andRound")
            .connectTo("round")
            .done();

    engines.within(
        setting(),
        engine -> {
          engine
              .getRepositoryService()
              .createDeployment()
              .addModelInstance("endless.bpmn", model)
              .deploy();
          assertThatThrownBy(
                  () ->
                      engine
                          .getRuntimeService()
                          .startProcessInstanceByKey("sandboxed", Map.of("never", false)))
              .hasStackTraceContaining("goes on and on");
        });
  }

  @Test
  void expressionsReachNothingButWhatStandsInForOurSteps() {
    var model = model().serviceTask().camundaDelegateExpression("${dataSource}").endEvent().done();

    engines.within(
        setting(),
        engine -> {
          engine
              .getRepositoryService()
              .createDeployment()
              .addModelInstance("reaches.bpmn", model)
              .deploy();
          assertThatThrownBy(
                  () -> engine.getRuntimeService().startProcessInstanceByKey("sandboxed"))
              .hasStackTraceContaining("No step and no variable is called 'dataSource'");
        });
  }

  private SandboxEngines.Setting setting() {
    return new SandboxEngines.Setting(time::date, step -> step, people);
  }

  private static StartEventBuilder model() {
    return Bpmn.createExecutableProcess("sandboxed").startEvent();
  }
}
