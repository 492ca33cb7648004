package org.imprimatur.approvals;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Every code that was ever asked for. */
interface OrderedCodes extends Repository<DeviceCode, UUID> {
  DeviceCode save(DeviceCode code);

  Optional<DeviceCode> findById(UUID id);

  /** Locked, so that guesses made at the same moment are all counted. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from DeviceCode c where c.id = :id")
  Optional<DeviceCode> lock(UUID id);
}
