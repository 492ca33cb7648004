package org.imprimatur.certificates.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.imprimatur.certificates.Certificate;

/**
 * A certificate as its page and its print show it: taken from the signed document alone, times in
 * the client's zone, absent text "". Its addresses are whole, as it is read elsewhere, too.
 */
record CertificateView(
    String id,
    int no,
    String issuedAt,
    String zone,
    String piece,
    String title,
    String clientName,
    String what,
    String channel,
    String platform,
    String account,
    String publishedAt,
    String url,
    String remoteId,
    String text,
    String firstComment,
    List<Picture> pictures,
    int version,
    String versionDigest,
    String payloadDigest,
    Approval approval,
    List<Asked> asked,
    List<Attempt> attempts,
    List<Look> looks,
    String auditSeq,
    String auditHash,
    String key,
    String keyAddress,
    String signature) {

  record Picture(String altText, String sha256) {}

  /** The approval under which it was sent. */
  record Approval(String by, String at, String how, String process, String route, String proof) {}

  /** Somebody who was asked, and what they said; {@code answer} is "" if they said nothing. */
  record Asked(String name, String role, int stage, String answer, String at, String how) {}

  record Attempt(int no, String startedAt, String outcome) {}

  record Look(String at, String finding, boolean good, String differences, String decision) {}

  static CertificateView of(
      Certificate certificate,
      ZoneId zone,
      UnaryOperator<String> address,
      UnaryOperator<String> shown) {
    return new Reader(certificate, zone, address, shown).view();
  }

  /** Reads the signed document. */
  private record Reader(
      Certificate certificate,
      ZoneId zone,
      UnaryOperator<String> address,
      UnaryOperator<String> shown) {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss", Locale.ENGLISH);

    CertificateView view() {
      var says = certificate.content();
      var payload = says.path("payload");
      var approval = says.path("approval");
      var round = approval.path("round");
      return new CertificateView(
          certificate.publication().toString(),
          certificate.no(),
          time(says, "issuedAt"),
          zone.getId(),
          says.path("piece").path("id").asText(),
          text(says.path("piece"), "title"),
          text(says.path("client"), "name"),
          text(says, "kind").equals("POST") ? "Post" : "First comment",
          text(says.path("channel"), "name"),
          text(says.path("channel"), "platform"),
          text(says.path("channel"), "account"),
          time(says.path("online"), "publishedAt"),
          outside(says.path("online").path("url").asText("")),
          text(says.path("online"), "id"),
          text(payload, "text"),
          text(payload, "firstComment"),
          list(payload.path("media"))
              .map(each -> new Picture(text(each, "altText"), text(each, "sha256")))
              .toList(),
          says.path("version").path("no").asInt(),
          text(says.path("version"), "digest"),
          text(says, "payloadDigest"),
          approval.isMissingNode()
              ? null
              : new Approval(
                  text(approval, "by"),
                  time(approval, "at"),
                  words(approval, "how"),
                  text(approval, "process"),
                  text(round, "route"),
                  text(approval, "proof")),
          list(round.path("asked")).map(this::asked).toList(),
          list(says.path("attempts"))
              .map(
                  each ->
                      new Attempt(
                          each.path("no").asInt(), time(each, "startedAt"), words(each, "outcome")))
              .toList(),
          list(says.path("liveChecks")).map(this::look).toList(),
          says.path("audit").path("seq").asText(),
          text(says.path("audit"), "hash"),
          certificate.signature().path("key").asText(),
          address.apply("/api/certificates/key"),
          certificate.signature().path("value").asText());
    }

    private Asked asked(JsonNode each) {
      return new Asked(
          text(each, "name"),
          text(each, "role"),
          each.path("stage").asInt(),
          words(each, "decision"),
          time(each, "decidedAt"),
          words(each, "how"));
    }

    private Look look(JsonNode each) {
      var good = each.path("finding").asText().equals("AS_APPROVED");
      return new Look(
          time(each, "at"),
          words(each, "finding"),
          good,
          shown.apply(
              String.join(" ", list(each.path("differences")).map(JsonNode::asText).toList())),
          words(each, "decision"));
    }

    private String text(JsonNode node, String name) {
      return shown.apply(node.path(name).asText(""));
    }

    private static String words(JsonNode node, String name) {
      var words = node.path(name).asText("").toLowerCase(Locale.ROOT).replace('_', ' ');
      return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private String time(JsonNode node, String name) {
      var time = node.path(name).asText("");
      return time.isEmpty() ? "" : TIME.format(Instant.parse(time).atZone(zone));
    }

    private static Stream<JsonNode> list(JsonNode list) {
      return StreamSupport.stream(list.spliterator(), false);
    }

    /** An address leads to a page and does nothing else. */
    private String outside(String url) {
      var lower = url.strip().toLowerCase(Locale.ROOT);
      var ours = lower.startsWith("/") && !lower.startsWith("//") && !lower.startsWith("/\\");
      if (ours) return address.apply(url.strip());
      return lower.startsWith("https://") || lower.startsWith("http://") ? url.strip() : "";
    }
  }
}
