package org.imprimatur.publishing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Stands around the transaction manager and lets a node die right before or after a commit. What
 * was committed stays, the rest is rolled back: just what the database makes of a connection that
 * breaks.
 */
final class MortalTransactions implements BeanPostProcessor {
  private static final String PACKAGE = "org.imprimatur.publishing.";
  private static final Set<String> DECISIONS =
      Set.of(
          PACKAGE + "PublishingDesk.found",
          PACKAGE + "PublishingDesk.sendAgain",
          PACKAGE + "PublishingDesk.leave");

  private final Fate fate;
  private volatile boolean ledgerJoinsTheEngine;

  MortalTransactions(Fate fate) {
    this.fate = fate;
  }

  /** A mutation: the ledger writes in the engine's transaction instead of its own. */
  void ledgerJoinsTheEngine(boolean joins) {
    ledgerJoinsTheEngine = joins;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof PlatformTransactionManager manager ? new Mortal(manager) : bean;
  }

  private final class Mortal implements PlatformTransactionManager {
    private final PlatformTransactionManager real;
    private final ThreadLocal<Deque<String>> names = ThreadLocal.withInitial(ArrayDeque::new);
    private final ThreadLocal<CrashPoint> atEngineCommit = new ThreadLocal<>();

    Mortal(PlatformTransactionManager real) {
      this.real = real;
    }

    @Override
    public TransactionStatus getTransaction(TransactionDefinition definition) {
      var name = definition == null || definition.getName() == null ? "" : definition.getName();
      if (DECISIONS.contains(name)) atEngineCommit.set(CrashPoint.BEFORE_DECISION);
      var status = real.getTransaction(mutated(name, definition));
      names.get().push(name);
      return status;
    }

    private TransactionDefinition mutated(String name, TransactionDefinition definition) {
      if (!ledgerJoinsTheEngine || !name.startsWith(PACKAGE + "Ledger.")) return definition;
      var joining = new DefaultTransactionDefinition(definition);
      joining.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRED);
      return joining;
    }

    @Override
    public void commit(TransactionStatus status) {
      var name = names.get().pop();
      var engine = name.isEmpty() && status.isNewTransaction() ? atEngineCommit.get() : null;
      if (dies(before(name)) || engine == CrashPoint.BEFORE_DECISION && dies(engine)) {
        atEngineCommit.remove();
        real.rollback(status);
        fate.reached(engine == null ? before(name) : engine);
      }
      real.commit(status);
      if (name.equals(PACKAGE + "Ledger.close")) atEngineCommit.set(CrashPoint.AFTER_ENGINE);
      if (engine != null) atEngineCommit.remove();
      fate.reached(engine == CrashPoint.AFTER_ENGINE ? engine : after(name));
    }

    @Override
    public void rollback(TransactionStatus status) {
      names.get().pop();
      atEngineCommit.remove();
      real.rollback(status);
    }

    private boolean dies(CrashPoint point) {
      return point != null && fate.awaits(point);
    }

    private static CrashPoint before(String name) {
      return switch (name) {
        case PACKAGE + "Ledger.open" -> CrashPoint.BEFORE_RECORD;
        case PACKAGE + "Ledger.close" -> CrashPoint.BEFORE_RESULT;
        case PACKAGE + "Reconciliation.learn" -> CrashPoint.BEFORE_LESSON;
        default -> null;
      };
    }

    private static CrashPoint after(String name) {
      return switch (name) {
        case PACKAGE + "Ledger.open" -> CrashPoint.BEFORE_CALL;
        case PACKAGE + "Ledger.close" -> CrashPoint.BEFORE_ENGINE;
        case PACKAGE + "Reconciliation.learn" -> CrashPoint.AFTER_LESSON;
        default -> null;
      };
    }
  }
}
