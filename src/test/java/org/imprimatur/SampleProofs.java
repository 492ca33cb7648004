package org.imprimatur;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.imprimatur.approvals.NoticeProof;

/** Proofs of notices that a test says were sent. */
public final class SampleProofs implements NoticeProof {
  private final Set<UUID> told = ConcurrentHashMap.newKeySet();

  public void told(UUID request) {
    told.add(request);
  }

  @Override
  public Optional<String> of(UUID request) {
    return told.contains(request) ? Optional.of("Told by the post office.") : Optional.empty();
  }
}
