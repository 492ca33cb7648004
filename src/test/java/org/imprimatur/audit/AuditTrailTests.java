package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.audit.Verification.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class AuditTrailTests {
  private static final int LENGTH = 1000;

  @Autowired ProcessDriver process;
  @Autowired AuditTrail trail;
  @Autowired ChainCheck check;
  @Autowired SigningKeys keys;
  @Autowired JdbcTemplate database;
  @Autowired PlatformTransactionManager transactions;

  private TransactionTemplate transaction;
  private String client;

  @BeforeEach
  void begin() {
    process.begin();
    transaction = new TransactionTemplate(transactions);
    client = "c" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
    process.client(client);
  }

  /** As somebody who may do everything with the database, but has not our key. */
  @Test
  void everyOfTwoHundredTamperingsIsFoundAndTheFirstBadEntryNamed() {
    var length = filled();
    assertThat(trail.verify(client).ok()).isTrue();
    assertThat(trail.verify(client).entries()).isEqualTo(length);
    var random = new Random(7);
    var found = new HashSet<Fault>();
    for (int i = 0; i < 200; i++) {
      var tampering = tampering(i % 8, length, random);
      var verification = afterwards(tampering.statements());
      assertThat(verification.ok()).as("%s", tampering).isFalse();
      assertThat(verification.firstBad()).as("%s", tampering).isEqualTo(tampering.firstBad());
      assertThat(verification.words()).contains("Entry " + tampering.firstBad() + " ");
      found.add(verification.fault());
    }
    assertThat(found)
        .contains(Fault.CHANGED, Fault.MISSING, Fault.REORDERED, Fault.CUT_OFF, Fault.REWRITTEN);
    assertThat(trail.verify(client).ok()).as("all was put back").isTrue();
  }

  private record Tampering(String what, long firstBad, Runnable statements) {
    @Override
    public String toString() {
      return what + " at " + firstBad;
    }
  }

  private Tampering tampering(int kind, long length, Random random) {
    var k = 1 + random.nextLong(length - 1);
    var other = k + 1 + random.nextLong(length - k);
    return switch (kind) {
      case 0 -> new Tampering("edit", k, () -> set(k, "who = 'somebody else'"));
      case 1 -> new Tampering("edit", k, () -> set(k, "at = at + interval '1 microsecond'"));
      case 2 -> new Tampering("edit", k, () -> set(k, "details = details || ' '"));
      case 3 -> new Tampering("delete", k, () -> delete("seq = " + k));
      case 4 ->
          new Tampering(
              "swap",
              k,
              () -> {
                set(k, "seq = -1");
                set(other, "seq = " + k);
                set(-1, "seq = " + other);
              });
      case 5 -> new Tampering("tail cut", k + 1, () -> delete("seq > " + k));
      case 6 -> new Tampering("edit with its hash computed again", k, () -> rewrite(k, k));
      default ->
          new Tampering(
              "edit with all later hashes computed again", length, () -> rewrite(k, length));
    };
  }

  @Test
  void endThatSomebodyElseSignedIsNotOurs() {
    var length = filled();

    var verification =
        afterwards(
            () -> {
              rewrite(5, length);
              database.update(
                  "update audit_head set hash = (select hash from audit_entry where client_key = ?"
                      + " and seq = ?) where client_key = ?",
                  client,
                  length,
                  client);
            });

    assertThat(verification.fault()).isEqualTo(Fault.UNSIGNED);
  }

  @Test
  void entryThatNobodySignedForIsFound() {
    var length = filled();
    var forged =
        AuditEntry.after(
            trail.head(client),
            new Deed(client, java.time.Instant.now(), "eve", "piece-approved", "x", Map.of()));

    var verification = afterwards(() -> new AuditRows(database).append(java.util.List.of(forged)));

    assertThat(verification.fault()).isEqualTo(Fault.ADDED);
    assertThat(verification.firstBad()).isEqualTo(length + 1);
  }

  @Test
  void oldEndThatIsPutBackIsFoundByItsAnchor() {
    enter(3);
    var old = trail.head(client);
    enter(2);
    var anchored = trail.head(client);
    Runnable putBack =
        () -> {
          delete("seq > " + old.seq());
          new AuditRows(database).save(old);
        };

    assertThat(afterwards(putBack).ok()).as("without an anchor it cannot be known").isTrue();
    assertThat(afterwards(putBack, Map.of(anchored.seq(), anchored.hash())).firstBad())
        .isEqualTo(old.seq() + 1);
  }

  @Test
  void databaseRefusesToChangeWhatIsEntered() {
    enter(1);
    for (var statement :
        new String[] {
          "update audit_entry set who = 'eve'", "delete from audit_entry", "truncate audit_entry"
        }) {
      assertThatThrownBy(() -> database.execute(statement))
          .hasMessageContaining("only ever added to");
    }
  }

  @Test
  void whatIsRolledBackWasNotDone() {
    var before = trail.head(client).seq();
    transaction.executeWithoutResult(
        status -> {
          trail.enter(client, "manager", "test", "x", Map.of());
          status.setRollbackOnly();
        });
    assertThat(trail.head(client).seq()).isEqualTo(before);
  }

  @Test
  void transactionWithinAnotherEntersItsOwnAndWaitsForNothing() {
    var inner = new TransactionTemplate(transactions);
    inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    var before = trail.head(client).seq();

    transaction.executeWithoutResult(
        status -> {
          trail.enter(client, "manager", "outer", "x", Map.of());
          inner.executeWithoutResult(
              nested -> trail.enter(client, "manager", "inner", "x", Map.of()));
          trail.enter(client, "manager", "outer", "y", Map.of());
        });

    assertThat(trail.before(client, Long.MAX_VALUE, 3))
        .extracting(AuditEntry::what)
        .containsExactly("outer", "outer", "inner");
    assertThat(trail.head(client).seq()).isEqualTo(before + 3);
    assertThat(trail.verify(client).ok()).isTrue();
  }

  @Test
  void manyAtOnceMakeOneChain() throws Exception {
    var before = trail.head(client).seq();
    var pool = Executors.newFixedThreadPool(8);
    try {
      var work =
          IntStream.range(0, 40)
              .<Callable<Void>>mapToObj(
                  i ->
                      () -> {
                        trail.enter(client, "manager", "parallel", i, Map.of("i", i));
                        return null;
                      })
              .toList();
      for (var done : pool.invokeAll(work)) done.get();
    } finally {
      pool.shutdown();
    }
    assertThat(trail.verify(client).entries()).isEqualTo(before + 40);
    assertThat(trail.verify(client).ok()).isTrue();
  }

  // --- the chain and what is done to it ---

  private long filled() {
    enter(LENGTH);
    return trail.head(client).seq();
  }

  private void enter(int count) {
    transaction.executeWithoutResult(
        status -> {
          for (int i = 0; i < count; i++)
            trail.enter(client, "manager", "test", "piece " + i, Map.of("comment", "Grüße " + i));
        });
  }

  private Verification afterwards(Runnable tampering) {
    return afterwards(tampering, Map.of());
  }

  /** What is found once it is done; then it is undone. */
  private Verification afterwards(Runnable tampering, Map<Long, String> anchored) {
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          database.execute("set local session_replication_role = replica");
          tampering.run();
          return check.of(client, anchored);
        });
  }

  private void set(long seq, String change) {
    database.update(
        "update audit_entry set " + change + " where client_key = ? and seq = ?", client, seq);
  }

  private void delete(String condition) {
    database.update("delete from audit_entry where client_key = ? and " + condition, client);
  }

  /** Changes one entry and computes the hashes anew from there to another. */
  private void rewrite(long from, long to) {
    var rows = new AuditRows(database);
    var entries = rows.from(client, from, (int) (to - from + 1));
    delete("seq between %d and %d".formatted(from, to));
    var previous = entries.get(0).previous();
    var forged = new java.util.ArrayList<AuditEntry>();
    for (var entry : entries) {
      var who = entry.seq() == from ? "eve" : entry.who();
      var changed =
          new AuditEntry(
              client,
              entry.seq(),
              entry.at(),
              who,
              entry.what(),
              entry.subject(),
              entry.details(),
              previous,
              null);
      forged.add(changed);
      previous = changed.hash();
    }
    rows.append(forged);
  }
}
