package org.imprimatur.certificates.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.imprimatur.certificates.Certificate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateViewTests {

  @ParameterizedTest
  @CsvSource({
    "/practice/posts/7,          https://agency.example/practice/posts/7",
    "https://social.example/7,   https://social.example/7",
    "//elsewhere.example/7,      ''",
    "/\\elsewhere.example/7,     ''",
    "javascript:alert(1),        ''",
  })
  void addressesAreWholeAndLeadToPages(String said, String shown) {
    assertThat(view(said).url()).isEqualTo(shown);
  }

  private static CertificateView view(String url) {
    var document =
        "{\"certificate\":{\"online\":{\"url\":\"%s\"}}}".formatted(url.replace("\\", "\\\\"));
    return CertificateView.of(
        new Certificate(UUID.randomUUID(), 1, "acme", Instant.EPOCH, document),
        ZoneOffset.UTC,
        path -> "https://agency.example" + path,
        UnaryOperator.identity());
  }
}
