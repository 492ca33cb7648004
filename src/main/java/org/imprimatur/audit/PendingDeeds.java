package org.imprimatur.audit;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was done in the running transaction and is entered when it ends. A transaction within it, as
 * the ledger's are, has its own.
 */
@Component
class PendingDeeds {

  /** Must be called within a transaction. */
  void add(Deed deed) {
    mine().add(deed);
  }

  /** What the running transaction did; it is the caller's to enter it. */
  List<Deed> take() {
    var mine = TransactionSynchronizationManager.getResource(this);
    if (mine == null) return List.of();
    var deeds = List.copyOf(((Deeds) mine).list);
    ((Deeds) mine).list.clear();
    return deeds;
  }

  private List<Deed> mine() {
    var mine = (Deeds) TransactionSynchronizationManager.getResource(this);
    if (mine == null) {
      mine = new Deeds();
      TransactionSynchronizationManager.bindResource(this, mine);
      TransactionSynchronizationManager.registerSynchronization(mine);
    }
    return mine.list;
  }

  /** Writes what the transaction has changed so far, so that nothing waits for a row after us. */
  static void flush(EntityManagerFactory entities) {
    var holder = (EntityManagerHolder) TransactionSynchronizationManager.getResource(entities);
    if (holder != null) holder.getEntityManager().flush();
  }

  private final class Deeds implements TransactionSynchronization {
    private final List<Deed> list = new ArrayList<>();

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(PendingDeeds.this);
    }

    @Override
    public void resume() {
      TransactionSynchronizationManager.bindResource(PendingDeeds.this, this);
    }

    @Override
    public void afterCompletion(int status) {
      TransactionSynchronizationManager.unbindResourceIfPossible(PendingDeeds.this);
    }
  }
}
