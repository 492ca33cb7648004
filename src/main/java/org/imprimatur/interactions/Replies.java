package org.imprimatur.interactions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Everything that was written to answer. */
interface Replies extends Repository<Reply, UUID> {
  Optional<Reply> findFirstByInteractionIdOrderByNoDesc(UUID interaction);

  List<Reply> findByInteractionIdOrderByNo(UUID interaction);

  Reply save(Reply reply);
}
