package org.imprimatur.content;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Channels;
import org.imprimatur.clients.TermsOfApproval;
import org.imprimatur.publishing.Payload;
import org.springframework.stereotype.Component;

/** Finds what decides who has to approve a piece. */
@Component
class FactFinding {
  private final Channels channels;
  private final TermsOfApproval terms;

  FactFinding(Channels channels, TermsOfApproval terms) {
    this.channels = channels;
    this.terms = terms;
  }

  PieceFacts of(ContentPiece piece) {
    var version = piece.current().orElseThrow();
    var words =
        version.payloads().stream()
            .flatMap(FactFinding::words)
            .collect(Collectors.joining("\n"))
            .toLowerCase(Locale.ROOT);
    return new PieceFacts(
        version.draft().channels().stream()
            .flatMap(id -> channels.findById(id).stream())
            .map(Channel::platform)
            .distinct()
            .sorted()
            .toList(),
        switch (version.draft().images().size()) {
          case 0 -> PieceFormat.TEXT;
          case 1 -> PieceFormat.IMAGE;
          default -> PieceFormat.CAROUSEL;
        },
        terms.of(piece.clientKey()).riskWords().stream().anyMatch(word -> occurs(word, words)),
        piece.campaign());
  }

  /** Everything readers read, picture descriptions included. */
  private static Stream<String> words(Payload payload) {
    return Stream.of(
            Stream.of(payload.text(), payload.firstComment()),
            payload.hashtags().stream(),
            payload.media().stream().map(Payload.Picture::altText))
        .flatMap(part -> part);
  }

  /** As a word of its own: "free" is not in "freedom". */
  private static boolean occurs(String word, String text) {
    return Pattern.compile(
            "(?<![\\p{L}\\p{N}])"
                + Pattern.quote(word.toLowerCase(Locale.ROOT))
                + "(?![\\p{L}\\p{N}])")
        .matcher(text)
        .find();
  }
}
