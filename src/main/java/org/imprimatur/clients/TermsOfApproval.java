package org.imprimatur.clients;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The approval terms, one per client. */
public interface TermsOfApproval extends Repository<ApprovalTerms, String> {
  Optional<ApprovalTerms> findByClientKey(String clientKey);

  ApprovalTerms save(ApprovalTerms terms);

  /** The client's terms, or the usual ones. */
  default ApprovalTerms of(String clientKey) {
    return findByClientKey(clientKey).orElseGet(() -> ApprovalTerms.usual(clientKey));
  }
}
