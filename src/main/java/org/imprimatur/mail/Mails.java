package org.imprimatur.mail;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Every letter that was ever ordered. */
interface Mails extends Repository<Mail, UUID> {
  Mail save(Mail mail);

  Optional<Mail> findById(UUID id);

  Optional<Mail> findByOnceKey(String onceKey);

  /** Locked, so that two nodes cannot send it at once. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select m from Mail m where m.id = :id")
  Optional<Mail> lock(UUID id);

  List<Mail> findByThreadOrderByOrderedAt(UUID thread);

  List<Mail> findByReferenceOrderByOrderedAt(UUID reference);
}
