package org.imprimatur.clients;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All clients. */
public interface Clients extends Repository<Client, String> {
  Optional<Client> findByKey(String key);

  List<Client> findAllByOrderByName();

  boolean existsByKey(String key);

  /** So that what is counted of a client does not change meanwhile. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select c from Client c where c.key = :key")
  Optional<Client> locked(String key);

  Client save(Client client);

  /**
   * The client with this key.
   *
   * @throws UnknownClient if there is none
   */
  default Client get(String key) {
    return findByKey(key).orElseThrow(() -> new UnknownClient(key));
  }

  /** As {@link #get}, for this transaction alone. */
  default Client lock(String key) {
    return locked(key).orElseThrow(() -> new UnknownClient(key));
  }
}
