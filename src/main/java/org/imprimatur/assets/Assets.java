package org.imprimatur.assets;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** All assets, without their bytes. */
interface Assets extends Repository<Asset, UUID> {
  Asset save(Asset asset);

  Optional<Asset> findById(UUID id);

  Optional<Asset> findByClientAndId(String client, UUID id);

  Optional<Asset> findByClientAndSha256(String client, String sha256);

  List<Asset> findByClientAndSha256In(String client, Collection<String> sha256);

  List<Asset> findByClientOrderByUploadedAtDescIdAsc(String client);
}
