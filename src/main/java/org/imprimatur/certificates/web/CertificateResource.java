package org.imprimatur.certificates.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.imprimatur.certificates.CertificateDesk;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/certificates")
@Tag(name = "Certificates", description = "What can be proven about a publication")
class CertificateResource {
  private final CertificateDesk desk;
  private final CertificateDoors doors;

  CertificateResource(CertificateDesk desk, CertificateDoors doors) {
    this.desk = desk;
    this.doors = doors;
  }

  /** The public key; {@code publicKey} is the Base64 of its X.509 form. */
  record KeyView(String id, String algorithm, String publicKey) {}

  @GetMapping("/key")
  @Operation(summary = "The key certificates are signed with")
  KeyView key() {
    var key = desk.key();
    return new KeyView(key.id(), "Ed25519", key.publicKey());
  }

  @GetMapping(value = "/{publication}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "The certificate of a publication that is online",
      description =
          "The signature is Ed25519 over the RFC 8785 form of `certificate`. `payloadDigest` is"
              + " SHA-256 over that form of `payload`. Another certificate is issued only when there"
              + " is something new to say.")
  ResponseEntity<String> certificate(@PathVariable UUID publication) {
    return ResponseEntity.ok(doors.of(publication).document());
  }

  @GetMapping(value = "/{publication}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
  @Operation(
      summary = "The same for printing",
      description = "Signs its font has no picture of are printed by their names.")
  ResponseEntity<byte[]> pdf(@PathVariable UUID publication) {
    var certificate = doors.of(publication);
    var name = "certificate-" + publication + "-" + certificate.no() + ".pdf";
    return ResponseEntity.ok()
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .body(doors.print(certificate));
  }
}
