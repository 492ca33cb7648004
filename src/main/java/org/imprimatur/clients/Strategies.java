package org.imprimatur.clients;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The strategies, one per client. */
public interface Strategies extends Repository<Strategy, String> {
  Optional<Strategy> findByClientKey(String clientKey);

  Strategy save(Strategy strategy);

  /** The client's strategy, or one that says nothing. */
  default Strategy of(String clientKey) {
    return findByClientKey(clientKey).orElseGet(() -> Strategy.none(clientKey));
  }
}
