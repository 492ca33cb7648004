package org.imprimatur.clients;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Everybody who is or was asked for approval. */
public interface Approvers extends Repository<Approver, UUID> {
  Optional<Approver> findById(UUID id);

  List<Approver> findByClientKeyAndActiveTrueOrderByName(String clientKey);

  Approver save(Approver approver);

  /** The client's approvers, without those who left. */
  default List<Approver> of(String clientKey) {
    return findByClientKeyAndActiveTrueOrderByName(clientKey);
  }
}
