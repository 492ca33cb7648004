package org.imprimatur.interactions;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All hops. */
interface EscalationHops extends Repository<EscalationHop, UUID> {
  List<EscalationHop> findByInteractionIdOrderByNo(UUID interaction);

  Optional<EscalationHop> findByInteractionIdAndAnsweredAtIsNull(UUID interaction);

  EscalationHop saveAndFlush(EscalationHop hop);
}
