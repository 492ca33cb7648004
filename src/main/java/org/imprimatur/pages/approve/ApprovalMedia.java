package org.imprimatur.pages.approve;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.approvals.LinkStanding;
import org.imprimatur.approvals.LinkVisit;
import org.imprimatur.assets.AssetLibrary;
import org.imprimatur.content.PieceReading;
import org.imprimatur.publishing.Payload;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The pictures of the versions a link's holder was asked about, and no others. */
@Controller
class ApprovalMedia {
  private final LinkHolder holder;
  private final PieceReading pieces;
  private final AssetLibrary library;

  ApprovalMedia(LinkHolder holder, PieceReading pieces, AssetLibrary library) {
    this.holder = holder;
    this.pieces = pieces;
    this.library = library;
  }

  @GetMapping("/approve/for/{request}/media/{asset}")
  ResponseEntity<byte[]> picture(
      @PathVariable String request, @PathVariable UUID asset, HttpServletRequest http) {
    return holder
        .visit(request, http)
        .filter(ApprovalMedia::usable)
        .flatMap(
            visit ->
                library
                    .find(visit.round().clientKey(), asset)
                    .filter(picture -> shown(visit, picture.sha256())))
        .map(
            picture ->
                ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(picture.mediaType()))
                    .cacheControl(CacheControl.noStore())
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Content-Security-Policy", "sandbox; default-src 'none'")
                    .header("Content-Disposition", "inline")
                    .body(library.read(picture)))
        .orElseGet(() -> ResponseEntity.notFound().build());
  }

  private static boolean usable(LinkVisit visit) {
    return visit.standing() != LinkStanding.REVOKED && visit.standing() != LinkStanding.EXPIRED;
  }

  private boolean shown(LinkVisit visit, String sha256) {
    return pieces.asClient(visit.round().subject()).versions().stream()
        .flatMap(version -> version.payloads().stream())
        .flatMap(payload -> payload.media().stream())
        .map(Payload.Picture::sha256)
        .collect(Collectors.toSet())
        .contains(sha256);
  }
}
