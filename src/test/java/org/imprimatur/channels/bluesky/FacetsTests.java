package org.imprimatur.channels.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Facets sit on the bytes of what they name, whatever stands before them. */
class FacetsTests {
  private static final Map<String, String> DIDS =
      Map.of("brand.test", "did:plc:brand", "nobody.test", "");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "See https://example.com/a?b=1. Bye | link https://example.com/a?b=1 https://example.com/a?b=1",
        "(https://example.com/x) | link https://example.com/x https://example.com/x",
        "https://en.example.org/Tea_(drink) | link https://en.example.org/Tea_(drink) https://en.example.org/Tea_(drink)",
        "Grüße 👨‍👩‍👧 #Käse! | tag #Käse Käse",
        "हिन्दी #चाय | tag #चाय चाय",
        "Hi @Brand.Test, hello | mention @Brand.Test did:plc:brand",
        "Thanks (@brand.test) | mention @brand.test did:plc:brand",
        "＃日本 | tag ＃日本 日本"
      })
  void namesWhatItFinds(String text, String expected) {
    assertThat(found(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We are #1",
        "#",
        "mail@brand.test",
        "C# and a#b",
        "Press #️⃣ now",
        "@nobody.test",
        "@unknown.test",
        "@brand"
      })
  void leavesTheRestAlone(String text) {
    assertThat(found(text)).isEmpty();
  }

  @Test
  void aTagInsideALinkIsPartOfTheLink() {
    assertThat(found("https://example.com/#top #tea"))
        .containsExactly("link https://example.com/#top https://example.com/#top", "tag #tea tea");
  }

  @Test
  void neighbouringTagsAreSeveral() {
    assertThat(found("#tea,#coffee #milk.")).containsExactly("tag #tea tea", "tag #milk milk");
  }

  @Test
  void aTagBeyondTheLimitStaysText() {
    assertThat(found("#" + "a".repeat(65))).isEmpty();
    assertThat(found("#" + "a".repeat(64))).hasSize(1);
  }

  @Test
  void handlesAreAskedForOnceInLowerCase() {
    assertThat(Facets.handles("@Brand.Test and @brand.test, cc @fan.test."))
        .containsExactly("brand.test", "fan.test");
  }

  /** Kind, the bytes covered, the value: read back from the offsets as another client would. */
  private static List<String> found(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    var found = new ArrayList<String>();
    for (var facet : Facets.of(text, DIDS)) {
      var start = facet.path("index").path("byteStart").asInt();
      var end = facet.path("index").path("byteEnd").asInt();
      var feature = facet.path("features").get(0);
      var kind = feature.path("$type").asText().replaceFirst(".*#", "");
      var value =
          feature.path("uri").asText(feature.path("did").asText(feature.path("tag").asText()));
      found.add(
          kind + " " + new String(bytes, start, end - start, StandardCharsets.UTF_8) + " " + value);
    }
    return found;
  }
}
