package org.imprimatur.assets.web;

import java.util.UUID;
import org.imprimatur.assets.Asset;
import org.imprimatur.assets.AssetLibrary;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * What of the library somebody may see: the assets of the clients they work for. The rest does not
 * exist for them.
 */
@Component
class VisibleAssets {
  private final AssetLibrary library;

  VisibleAssets(AssetLibrary library) {
    this.library = library;
  }

  Asset get(UUID id, Authentication viewer) {
    return library
        .find(id)
        .filter(asset -> maySee(viewer, asset.client()))
        .orElseThrow(NoSuchAsset::new);
  }

  void requireClient(String client, Authentication viewer) {
    if (!maySee(viewer, client)) {
      throw new NoSuchAsset();
    }
  }

  private static boolean maySee(Authentication viewer, String client) {
    return viewer != null
        && viewer.isAuthenticated()
        && viewer.getAuthorities().stream()
            .anyMatch(authority -> ("TENANT_" + client).equals(authority.getAuthority()));
  }
}
