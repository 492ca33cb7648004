package org.imprimatur.assets;

/**
 * Stored bytes are missing or are not those whose digest was taken: nothing may be done with them.
 */
public final class AssetDamaged extends RuntimeException {
  AssetDamaged(Asset asset) {
    super(
        "The stored bytes of asset %s do not have its digest %s"
            .formatted(asset.id(), asset.sha256()));
  }
}
