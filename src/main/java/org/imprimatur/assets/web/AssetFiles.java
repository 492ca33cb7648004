package org.imprimatur.assets.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.imprimatur.assets.Asset;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.assets.Rendition;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** The pictures themselves, sent so that no browser takes them for anything but pictures. */
@RestController
@RequestMapping("/assets/{id}")
class AssetFiles {
  private final AssetLibrary library;
  private final VisibleAssets visible;

  AssetFiles(AssetLibrary library, VisibleAssets visible) {
    this.library = library;
    this.visible = visible;
  }

  @GetMapping("/content")
  ResponseEntity<byte[]> content(@PathVariable UUID id, Authentication viewer, WebRequest request) {
    var asset = visible.get(id, viewer);
    return answer(
        request,
        asset,
        asset.sha256(),
        () -> new Rendition(asset.mediaType(), library.read(asset)));
  }

  @GetMapping("/thumbnail")
  ResponseEntity<byte[]> thumbnail(
      @PathVariable UUID id, Authentication viewer, WebRequest request) {
    var asset = visible.get(id, viewer);
    return answer(request, asset, asset.sha256() + "-thumbnail", () -> library.thumbnail(asset));
  }

  private static ResponseEntity<byte[]> answer(
      WebRequest request, Asset asset, String tag, Supplier<Rendition> picture) {
    if (request.checkNotModified('"' + tag + '"')) {
      return headers(ResponseEntity.status(HttpStatus.NOT_MODIFIED), tag).build();
    }
    var rendition = picture.get();
    return headers(ResponseEntity.ok(), tag)
        .contentType(MediaType.parseMediaType(rendition.mediaType()))
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'")
        .header(
            "Content-Disposition",
            ContentDisposition.inline()
                .filename(asset.name(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(rendition.bytes());
  }

  private static ResponseEntity.BodyBuilder headers(ResponseEntity.BodyBuilder answer, String tag) {
    return answer.eTag(tag).cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate());
  }
}
