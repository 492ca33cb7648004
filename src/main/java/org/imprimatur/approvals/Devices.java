package org.imprimatur.approvals;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The browsers we know. */
interface Devices extends Repository<ApprovalDevice, UUID> {
  ApprovalDevice save(ApprovalDevice device);

  List<ApprovalDevice> findBySecretHash(String secretHash);
}
