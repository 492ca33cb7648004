package org.imprimatur.publishing;

import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.imprimatur.approvals.ApprovalDesk;
import org.imprimatur.channels.ChannelDesk;
import org.imprimatur.channels.PostPublisher;
import org.imprimatur.channels.SendResult;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Replaces a protection by what people write in its place; a harness that passes these is blind.
 */
final class Mutations implements BeanPostProcessor, BeanFactoryAware {
  private BeanFactory beans;
  private volatile boolean naiveRetry;
  private volatile boolean trustInTheJobLock;
  private volatile boolean approvalsUnread;
  private volatile boolean approvalsUnlocked;

  /** Call, throw when it did not answer, let the engine retry. */
  void naiveRetry(boolean on) {
    naiveRetry = on;
  }

  /** No record of an open attempt: the lock on the job is to keep two nodes apart. */
  void trustInTheJobLock(boolean on) {
    trustInTheJobLock = on;
  }

  /** Whoever plans a post will have had it approved. */
  void approvalsUnread(boolean on) {
    approvalsUnread = on;
  }

  /** A look at the approvals is enough: who would revoke one this very moment? */
  void approvalsUnlocked(boolean on) {
    approvalsUnlocked = on;
  }

  @Override
  public void setBeanFactory(BeanFactory factory) {
    beans = factory;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (name.equals("publishPost")) {
      var proxy = new ProxyFactory(bean);
      proxy.addAdvice((MethodInterceptor) this::aroundStep);
      return proxy.getProxy();
    }
    if (bean instanceof Ledger && bean instanceof Advised advised) {
      advised.addAdvice(0, (MethodInterceptor) this::aroundLedger);
    }
    if (bean instanceof ApprovalDesk && bean instanceof Advised advised) {
      advised.addAdvice(0, (MethodInterceptor) this::aroundApprovals);
    }
    return bean;
  }

  private Object aroundApprovals(MethodInvocation verb) throws Throwable {
    if (!verb.getMethod().getName().equals("covers")) return verb.proceed();
    if (approvalsUnread) return true;
    if (!approvalsUnlocked) return verb.proceed();
    var seen =
        beans
                .getBean(JdbcTemplate.class)
                .queryForObject(
                    "select count(*) from approval a join approval_digest d on d.approval_id = a.id"
                        + " where a.subject = ? and d.digest = ? and a.revoked_at is null",
                    Integer.class,
                    verb.getArguments())
            > 0;
    // Long enough for somebody to step in between, on a slow machine as well.
    LockSupport.parkNanos(30_000_000);
    return seen;
  }

  private Object aroundStep(MethodInvocation step) throws Throwable {
    if (!naiveRetry || !step.getMethod().getName().equals("execute")) return step.proceed();
    var execution = (DelegateExecution) step.getArguments()[0];
    var id = UUID.fromString((String) execution.getVariable("publicationId"));
    if (!(call(id) instanceof SendResult.Confirmed)) throw new IllegalStateException("Not sent");
    execution.setVariable("publicationOutcome", "PUBLISHED");
    execution.setVariable("hasFirstComment", false);
    return null;
  }

  private SendResult call(UUID id) {
    var order = beans.getBean(Deliveries.class).of(id);
    var channels = beans.getBean(ChannelDesk.class);
    return channels
        .capability(order.channel(), PostPublisher.class)
        .orElseThrow()
        .publish(channels.account(order.channel()), order.delivery());
  }

  private Object aroundLedger(MethodInvocation verb) throws Throwable {
    if (!trustInTheJobLock) return verb.proceed();
    if (verb.getMethod().getName().equals("open"))
      return new Ledger.Opening(UUID.randomUUID(), null);
    return Standing.of(
        verb.getArguments()[2] instanceof SendResult.Confirmed
            ? PublicationOutcome.PUBLISHED
            : PublicationOutcome.ASK);
  }
}
