package org.imprimatur.clients;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All clients. */
public interface Clients extends Repository<Client, String> {
  Optional<Client> findByKey(String key);

  List<Client> findAllByOrderByName();

  boolean existsByKey(String key);

  Client save(Client client);

  /**
   * The client with this key.
   *
   * @throws UnknownClient if there is none
   */
  default Client get(String key) {
    return findByKey(key).orElseThrow(() -> new UnknownClient(key));
  }
}
