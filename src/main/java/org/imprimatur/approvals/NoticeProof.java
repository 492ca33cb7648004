package org.imprimatur.approvals;

import java.util.Optional;
import java.util.UUID;

/** Knows whether somebody who was asked was provably told so. */
public interface NoticeProof {

  /** What proves that a notice of the request was sent, in words; empty while nothing does. */
  Optional<String> of(UUID request);
}
