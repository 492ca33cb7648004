package org.imprimatur.publishing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The ledger's rows. */
interface Attempts extends Repository<PublishAttempt, UUID> {
  PublishAttempt save(PublishAttempt attempt);

  Optional<PublishAttempt> findById(UUID id);

  List<PublishAttempt> findByPublicationIdOrderByNo(UUID publication);

  int countByPublicationId(UUID publication);

  int countByPublicationIdAndStartedAtGreaterThanEqual(UUID publication, Instant since);

  boolean existsByPublicationIdAndNoAndOutcome(UUID publication, int no, AttemptOutcome outcome);

  /** Writes what has changed so far; the database lets a new attempt in only after the old. */
  void flush();

  @Query(
      """
      select a from PublishAttempt a
      where a.publicationId = :publication
        and (a.outcome is null or a.outcome = org.imprimatur.publishing.AttemptOutcome.UNKNOWN)
      """)
  Optional<PublishAttempt> open(UUID publication);
}
