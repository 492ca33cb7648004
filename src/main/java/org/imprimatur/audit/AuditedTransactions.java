package org.imprimatur.audit;

import jakarta.persistence.EntityManagerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.transaction.TransactionManagerCustomizers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Enters what a transaction did as its very last statement. Later than any listener "before
 * commit", some of which go on to run the engine: the end of a client's chain is locked for one
 * insert and one update, with nothing after it but the commit. A transaction within another, as the
 * ledger's are within the engine's, can therefore never wait for a chain that the outer one holds.
 */
@Configuration
class AuditedTransactions {

  @Bean
  JpaTransactionManager transactionManager(
      EntityManagerFactory entities,
      ObjectProvider<TransactionManagerCustomizers> customizers,
      ObjectProvider<Chains> chains,
      PendingDeeds pending) {
    var manager = new Manager(pending, chains);
    customizers.ifAvailable(all -> all.customize(manager));
    return manager;
  }

  private static final class Manager extends JpaTransactionManager {
    private final transient PendingDeeds pending;
    private final transient ObjectProvider<Chains> chains;

    Manager(PendingDeeds pending, ObjectProvider<Chains> chains) {
      this.pending = pending;
      this.chains = chains;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
      var deeds = pending.take();
      if (!deeds.isEmpty()) {
        PendingDeeds.flush(obtainEntityManagerFactory());
        chains.getObject().append(deeds);
      }
      super.doCommit(status);
    }
  }
}
