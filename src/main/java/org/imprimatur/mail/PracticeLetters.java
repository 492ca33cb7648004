package org.imprimatur.mail;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** What is in the practice mailbox. */
interface PracticeLetters extends Repository<PracticeLetter, UUID> {
  PracticeLetter save(PracticeLetter letter);

  Optional<PracticeLetter> findById(UUID mailId);

  List<PracticeLetter> findTop100ByOrderByReceivedAtDesc();
}
