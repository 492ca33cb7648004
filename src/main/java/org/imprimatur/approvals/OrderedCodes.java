package org.imprimatur.approvals;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Every code that was ever asked for. */
interface OrderedCodes extends Repository<DeviceCode, UUID> {
  DeviceCode save(DeviceCode code);

  Optional<DeviceCode> findById(UUID id);

  List<DeviceCode> findByRequestId(UUID requestId);

  /** The codes of one device, newest first; locked, so that guesses at one moment all count. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query(
      "select c from DeviceCode c where c.requestId = :request and c.deviceHash = :device"
          + " order by c.orderedAt desc, c.id")
  List<DeviceCode> lock(UUID request, String device);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from DeviceCode c where c.id = :id")
  Optional<DeviceCode> lock(UUID id);
}
