package org.imprimatur.assets.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.imprimatur.assets.Asset;

/** An asset as the REST API tells of it. */
record AssetView(
    UUID id,
    String client,
    String name,
    String sha256,
    String mediaType,
    int width,
    int height,
    long sizeBytes,
    String altText,
    LocalDate rightsUntil,
    String uploadedBy,
    Instant uploadedAt,
    String content,
    String thumbnail) {

  static AssetView of(Asset asset) {
    var path = "/assets/" + asset.id();
    return new AssetView(
        asset.id(),
        asset.client(),
        asset.name(),
        asset.sha256(),
        asset.mediaType(),
        asset.width(),
        asset.height(),
        asset.sizeBytes(),
        asset.altText(),
        asset.rightsUntil(),
        asset.uploadedBy(),
        asset.uploadedAt(),
        path + "/content",
        path + "/thumbnail");
  }
}
