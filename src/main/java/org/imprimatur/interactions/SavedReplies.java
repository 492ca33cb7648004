package org.imprimatur.interactions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All versions of all saved replies. */
interface SavedReplies extends Repository<SavedReply, UUID> {
  Optional<SavedReply> findById(UUID id);

  Optional<SavedReply> findByClientKeyAndNameAndLatestTrue(String client, String name);

  List<SavedReply> findByClientKeyAndLatestTrueOrderByName(String client);

  List<SavedReply> findByClientKeyAndNameOrderByNoDesc(String client, String name);

  SavedReply saveAndFlush(SavedReply reply);
}
