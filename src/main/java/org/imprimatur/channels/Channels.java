package org.imprimatur.channels;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All connected accounts. */
public interface Channels extends Repository<Channel, UUID> {
  Optional<Channel> findById(UUID id);

  Optional<Channel> findByPlatformAndBaseUrlAndHandle(
      String platform, String baseUrl, String handle);

  List<Channel> findAll();

  /** An account may be connected at several addresses of its platform. */
  List<Channel> findByPlatformAndHandleOrderById(String platform, String handle);

  List<Channel> findByClientKeyOrderByName(String clientKey);

  List<Channel> findByClientKeyInOrderByName(Collection<String> clientKeys);

  Channel save(Channel channel);
}
