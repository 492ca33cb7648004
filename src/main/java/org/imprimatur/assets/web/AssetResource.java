package org.imprimatur.assets.web;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.assets.NewAsset;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The library over REST. */
@RestController
@RequestMapping(path = "/api/assets", produces = MediaType.APPLICATION_JSON_VALUE)
class AssetResource {
  private final AssetLibrary library;
  private final VisibleAssets visible;

  AssetResource(AssetLibrary library, VisibleAssets visible) {
    this.library = library;
    this.visible = visible;
  }

  /** Sending the same picture again answers with the asset that is there. */
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  ResponseEntity<AssetView> upload(
      @RequestParam String client,
      @RequestParam MultipartFile file,
      @RequestParam(defaultValue = "") String altText,
      @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
          LocalDate rightsUntil,
      Authentication viewer)
      throws IOException {
    visible.requireClient(client, viewer);
    var details =
        new NewAsset(client, file.getOriginalFilename(), altText, rightsUntil, viewer.getName());
    try (var stream = file.getInputStream()) {
      var asset = library.upload(details, stream);
      return ResponseEntity.created(URI.create("/api/assets/" + asset.id()))
          .body(AssetView.of(asset));
    }
  }

  @GetMapping
  List<AssetView> list(@RequestParam String client, Authentication viewer) {
    visible.requireClient(client, viewer);
    return library.list(client).stream().map(AssetView::of).toList();
  }

  @GetMapping("/{id}")
  AssetView get(@PathVariable UUID id, Authentication viewer) {
    return AssetView.of(visible.get(id, viewer));
  }
}
