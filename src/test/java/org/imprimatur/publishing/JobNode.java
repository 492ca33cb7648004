package org.imprimatur.publishing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobFailureCollector;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/**
 * A node as the engine has it: takes a due job under a lock, carries it out, counts its failures.
 * Unless it dies: then the lock stays and nothing is counted.
 */
final class JobNode {
  private final ProcessEngineConfigurationImpl engine;
  private final Fate fate;
  private JobEntity taken;
  private final List<RuntimeException> failed = new CopyOnWriteArrayList<>();

  JobNode(ProcessEngine engine, Fate fate, Duration lock) {
    this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.fate = fate;
    this.engine.getJobExecutor().setLockTimeInMillis((int) lock.toMillis());
  }

  /** Carries out one job that is due and not locked; false if there is none. */
  boolean work() {
    var job = acquire();
    taken = job.map(this::stored).orElse(null);
    job.ifPresent(this::carryOut);
    return job.isPresent();
  }

  /** Whether the job taken last is still locked by us and has lost no retry, or is done. */
  boolean leftAsItWas() {
    if (taken == null) return true;
    var now = stored(taken.getId());
    return now == null
        || now.getRetries() == taken.getRetries()
            && taken.getLockOwner() != null
            && taken.getLockOwner().equals(now.getLockOwner());
  }

  private JobEntity stored(String job) {
    return (JobEntity) engine.getManagementService().createJobQuery().jobId(job).singleResult();
  }

  /** The jobs that failed, each with its exception. */
  List<RuntimeException> failed() {
    return failed;
  }

  private Optional<String> acquire() {
    return engine
        .getCommandExecutorTxRequired()
        .execute(new AcquireJobsCmd(engine.getJobExecutor(), 1))
        .getJobIdBatches()
        .stream()
        .flatMap(List::stream)
        .findFirst();
  }

  private void carryOut(String job) {
    var failures = new JobFailureCollector(job);
    try {
      ExecuteJobHelper.executeJob(
          job, mortal(), failures, new ExecuteJobsCmd(job, failures), engine);
    } catch (RuntimeException e) {
      if (fate.dead()) throw new Fate.Death(null);
      // Counted by the engine, as on any living node.
      failed.add(e);
    }
  }

  /** A dead node gives the engine no more commands, not even the one that counts the failure. */
  private CommandExecutor mortal() {
    return new CommandExecutor() {
      @Override
      public <T> T execute(Command<T> command) {
        if (fate.dead()) throw new Fate.Death(null);
        return engine.getCommandExecutorTxRequired().execute(command);
      }
    };
  }
}
