package org.imprimatur.metrics;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All snapshots. */
interface Snapshots extends Repository<MetricsSnapshot, UUID> {
  MetricsSnapshot save(MetricsSnapshot snapshot);

  boolean existsByCheckIdAndPublicationId(UUID check, UUID publication);

  List<MetricsSnapshot> findByCheckIdIn(Collection<UUID> checks);
}
