package org.imprimatur.workflow;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Work that only one node at a time may do while starting, in one transaction. */
@Component
public class ClusterLock {

  /** Any number, the same on every node: it names the lock in PostgreSQL. */
  static final long KEY = 0x696d7072696d61L;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  ClusterLock(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Other nodes wait here until this one has committed; PostgreSQL frees the lock of a node that
   * died.
   */
  public void exclusively(Runnable work) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.query("select pg_advisory_xact_lock(?)", rows -> {}, KEY);
          work.run();
        });
  }
}
