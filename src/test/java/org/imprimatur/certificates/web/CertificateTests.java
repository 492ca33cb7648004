package org.imprimatur.certificates.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.imprimatur.PeopleOfTests;
import org.imprimatur.PieceStages;
import org.imprimatur.ProcessDriver;
import org.imprimatur.ProcessTest;
import org.imprimatur.SandboxPlatform;
import org.imprimatur.TestMail;
import org.imprimatur.audit.AuditTrail;
import org.imprimatur.certificates.Certificate;
import org.imprimatur.publishing.PublishingDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

@ProcessTest
@AutoConfigureMockMvc
@Import({PeopleOfTests.class, PieceStages.class})
class CertificateTests {
  private static final String SLOT = "2026-11-25T09:00";
  private static final Instant AT_SLOT = Instant.parse("2026-11-25T09:00:00Z");
  private static final String WORDS =
      "Grüße, Καλημέρα, Привет <b>&amp;</b> ☕ 👨‍👩‍👧 שלום <img src=\"http://127.0.0.1:1/x\">";

  @Autowired MockMvc mvc;
  @Autowired ProcessDriver process;
  @Autowired SandboxPlatform sandbox;
  @Autowired PeopleOfTests people;
  @Autowired PieceStages stages;
  @Autowired PublishingDesk publishing;
  @Autowired AuditTrail trail;

  @BeforeEach
  void begin() {
    process.begin();
    sandbox.reset();
    process.client("acme");
    process.client("borealis");
    people.create();
  }

  @Test
  void certificateSaysWhoApprovedWhatAndWhatBecameOfIt() throws Exception {
    var id = published();
    var json = json("acme", id);

    assertThat((String) JsonPath.read(json, "$.certificate.approval.by")).isEqualTo("acme");
    assertThat((String) JsonPath.read(json, "$.certificate.approval.how")).isEqualTo("TASK_FORM");
    assertThat((String) JsonPath.read(json, "$.certificate.approval.process"))
        .startsWith("client-approval:");
    assertThat((String) JsonPath.read(json, "$.certificate.approval.round.asked[0].decision"))
        .isEqualTo("APPROVE");
    assertThat((String) JsonPath.read(json, "$.certificate.payload.text")).isEqualTo(WORDS);
    assertThat((String) JsonPath.read(json, "$.certificate.attempts[0].outcome"))
        .isEqualTo("CONFIRMED");
    assertThat((String) JsonPath.read(json, "$.certificate.online.url"))
        .startsWith("https://sandbox.example/");
    assertThat((String) JsonPath.read(json, "$.certificate.audit.hash")).hasSize(64);
  }

  /** With nothing but the document, the public key and what every Java has. */
  @Test
  void digestsAndSignatureCanBeComputedFromTheDocumentAlone() throws Exception {
    var id = published();
    var json = json("acme", id);
    var key = answer("acme", "/api/certificates/key").getContentAsString();
    var mapper = new ObjectMapper();
    var read = mapper.readValue(json, Map.class);
    var certificate = mapper.writeValueAsString(sorted(read.get("certificate")));
    var signature = Base64.getDecoder().decode((String) JsonPath.read(json, "$.signature.value"));

    var verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(
                new X509EncodedKeySpec(
                    Base64.getDecoder().decode((String) JsonPath.read(key, "$.publicKey")))));
    verifier.update(certificate.getBytes(StandardCharsets.UTF_8));
    assertThat(verifier.verify(signature)).isTrue();

    var payload = mapper.writeValueAsString(sorted(JsonPath.read(json, "$.certificate.payload")));
    assertThat(sha256(payload)).isEqualTo(JsonPath.read(json, "$.certificate.payloadDigest"));
    assertThat(
            sha256(
                String.join(
                    "\n",
                    JsonPath.<Iterable<String>>read(json, "$.certificate.version.payloadDigests"))))
        .isEqualTo(JsonPath.read(json, "$.certificate.version.digest"))
        .isEqualTo(JsonPath.read(json, "$.certificate.approval.versionDigest"));
  }

  @Test
  void whateverIsChangedInADocumentIsFound() throws Exception {
    var json = json("acme", published());
    String key =
        JsonPath.read(answer("acme", "/api/certificates/key").getContentAsString(), "$.publicKey");
    assertThat(Certificate.verify(json, key)).isTrue();
    var mapper = new ObjectMapper();
    var document = mapper.readTree(json);
    var leaves = new ArrayList<JsonPointer>();
    collect(document.path("certificate"), JsonPointer.compile("/certificate"), leaves);
    leaves.add(JsonPointer.compile("/signature/value"));
    assertThat(leaves).hasSizeGreaterThan(40);
    for (var leaf : leaves) {
      var changed = document.deepCopy();
      var value = changed.at(leaf).asText();
      var other = (value.startsWith("A") ? "B" : "A") + (value.isEmpty() ? "" : value.substring(1));
      var parent = changed.at(leaf.head());
      if (parent instanceof ObjectNode object) object.put(leaf.last().getMatchingProperty(), other);
      else ((ArrayNode) parent).set(leaf.last().getMatchingIndex(), other);
      assertThat(Certificate.verify(changed.toString(), key)).as("%s", leaf).isFalse();
    }
  }

  private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> leaves) {
    if (node.isValueNode()) leaves.add(at);
    node.fields()
        .forEachRemaining(f -> collect(f.getValue(), at.appendProperty(f.getKey()), leaves));
    for (int i = 0; node.isArray() && i < node.size(); i++)
      collect(node.get(i), at.appendIndex(i), leaves);
  }

  @Test
  void sameFactsAreTheSameCertificateAndNewOnesAnother() throws Exception {
    var id = published();
    var first = json("acme", id);
    assertThat(json("manager", id)).isEqualTo(first);
    var entries = trail.head("acme").seq();
    assertThat(json("acme", id)).isEqualTo(first);
    assertThat(trail.head("acme").seq()).as("reading leaves no trace").isEqualTo(entries);

    process.until(AT_SLOT.plus(Duration.ofHours(1)));

    var second = json("acme", id);
    assertThat((Integer) JsonPath.read(second, "$.certificate.no")).isEqualTo(2);
    assertThat((String) JsonPath.read(second, "$.certificate.liveChecks[0].finding"))
        .isEqualTo("AS_APPROVED");
    assertThat(trail.before("acme", Long.MAX_VALUE, 1).get(0).what())
        .isEqualTo("certificate-issued");
    assertThat(trail.verify("acme").ok()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // path, acme, borealis, support, manager, owner, admin
    "/certificates/{id},          200, 404, 200, 200, 200, 200",
    "/api/certificates/{id},      200, 404, 200, 200, 200, 200",
    "/api/certificates/{id}.pdf,  200, 404, 200, 200, 200, 200",
    "/api/certificates/key,       200, 200, 200, 200, 200, 200",
    "/certificates/nonsense,      404, 404, 404, 404, 404, 404",
    "/audit/acme,                 403, 404, 200, 200, 200, 200",
    "/audit/nobody,               404, 404, 404, 404, 404, 404",
    "/api/audit/acme,             403, 404, 200, 200, 200, 200",
    "/api/audit/acme/verification,403, 404, 200, 200, 200, 200",
    "/api/audit/nobody,           404, 404, 404, 404, 404, 404",
  })
  void proofIsOpenToWhomItIsFor(
      String path, int acme, int borealis, int support, int manager, int owner, int admin)
      throws Exception {
    var id = published();
    String[] who = {"acme", "borealis", "support", "manager", "owner", "admin"};
    int[] expected = {acme, borealis, support, manager, owner, admin};
    for (int i = 0; i < who.length; i++)
      assertThat(answer(who[i], path.replace("{id}", id.toString())).getStatus())
          .as(who[i])
          .isEqualTo(expected[i]);
  }

  @Test
  void foreignCertificateLooksLikeNone() throws Exception {
    var id = published();
    var unknown = UUID.randomUUID();
    for (var path : new String[] {"/api/certificates/", "/certificates/"}) {
      var foreign = answer("borealis", path + id).getContentAsString();
      var absent = answer("borealis", path + unknown).getContentAsString();
      assertThat(foreign.replace(id.toString(), "-"))
          .isEqualTo(absent.replace(unknown.toString(), "-"));
    }
  }

  @Test
  void whatIsNotOnlineIsNotCertified() throws Exception {
    var piece = stages.approved(process.channel("acme", "key"), WORDS, SLOT);
    process.runDueJobs();
    var planned = publishing.of(piece).get(0).id();

    assertThat(answer("acme", "/api/certificates/" + planned).getStatus()).isEqualTo(409);
    assertThat(answer("acme", "/certificates/" + planned).getStatus()).isEqualTo(404);
  }

  @Test
  void pageShowsHostileTextAndDoesNothing() throws Exception {
    var page = answer("acme", "/certificates/" + published()).getContentAsString();
    assertThat(page).contains("Grüße", "&lt;img src=").doesNotContain("<img src=\"http://127");
  }

  @Test
  void printShowsWhatItsFontHasAndNamesWhatItHasNot() throws Exception {
    var pdf = answer("acme", "/api/certificates/" + published() + ".pdf");
    assertThat(pdf.getContentType()).startsWith("application/pdf");
    Files.write(Path.of("target/certificate.pdf"), pdf.getContentAsByteArray());
    try (var document = Loader.loadPDF(pdf.getContentAsByteArray())) {
      var text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(text)
          .contains("Grüße, Καλημέρα, Привет", "<b>&amp;</b> ☕", "[man, woman, girl]")
          .contains("[words in Hebrew script: see the page]", "<img src=")
          .contains("acme", "Ed25519", TestMail.PUBLIC_URL + "/api/certificates/key");
    }
  }

  @Test
  void auditPageShowsWhatWasDone() throws Exception {
    var id = published();
    json("acme", id);
    var page = answer("manager", "/audit/acme").getContentAsString();
    assertThat(page)
        .contains("Verified", "Certificate issued", "Publication confirmed", "Approval given");
    var check = answer("manager", "/api/audit/acme/verification").getContentAsString();
    assertThat((Boolean) JsonPath.read(check, "$.ok")).isTrue();
  }

  private UUID published() {
    var piece = stages.approved(process.channel("acme", "key"), WORDS, SLOT);
    process.until(AT_SLOT);
    return publishing.of(piece).get(0).id();
  }

  private String json(String who, UUID id) throws Exception {
    var answer = answer(who, "/api/certificates/" + id);
    assertThat(answer.getStatus()).isEqualTo(200);
    return answer.getContentAsString(StandardCharsets.UTF_8);
  }

  private MockHttpServletResponse answer(String who, String path) throws Exception {
    var response = mvc.perform(get(path).with(people.as(who))).andReturn().getResponse();
    response.setCharacterEncoding("UTF-8");
    return response;
  }

  private static Object sorted(Object json) {
    if (json instanceof Map<?, ?> map) {
      var sorted = new TreeMap<String, Object>();
      map.forEach((name, value) -> sorted.put((String) name, sorted(value)));
      return sorted;
    }
    if (json instanceof Iterable<?> list) {
      var all = new ArrayList<>();
      list.forEach(each -> all.add(sorted(each)));
      return all;
    }
    return json;
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
