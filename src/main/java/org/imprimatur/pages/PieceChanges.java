package org.imprimatur.pages;

import java.util.Comparator;
import java.util.List;
import org.imprimatur.content.Differences;
import org.imprimatur.content.PieceVersion;
import org.imprimatur.content.Sightings;
import org.imprimatur.content.VisiblePiece;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Person;
import org.springframework.stereotype.Component;

/** Compares versions of a piece for somebody who looks at its page. */
@Component
class PieceChanges {
  private final Differences differences;
  private final Sightings sightings;

  PieceChanges(Differences differences, Sightings sightings) {
    this.differences = differences;
    this.sightings = sightings;
  }

  /**
   * The versions asked for, else what changed since the reader last saw the piece, else what
   * changed last; null while there are not two versions for them.
   */
  ChangesView of(VisiblePiece piece, Integer from, Integer to, Person reader) {
    var versions = piece.versions().stream().map(PieceVersion::no).toList();
    if (versions.size() < 2 && from == null && to == null) return null;
    if (versions.isEmpty()) throw Refusal.unknown("There is no version yet.");
    var newest = versions.get(versions.size() - 1);
    var seen =
        sightings.before(reader.id(), piece.id(), newest).stream()
            .boxed()
            .findFirst()
            .filter(versions::contains);
    var last = versions.get(Math.max(0, versions.size() - 2));
    int before = from == null ? seen.orElse(last) : from;
    int after = to == null ? newest : to;
    var sinceSeen = from == null && to == null && seen.isPresent();
    return new ChangesView(
        choices(versions),
        Integer.toString(before),
        Integer.toString(after),
        sinceSeen
            ? "Changed since you last saw it (version %d)".formatted(before)
            : "Changed from version %d to version %d".formatted(before, after),
        differences.between(piece, before, after));
  }

  /** Remembers which version the reader is shown. */
  void seen(VisiblePiece piece, Person reader) {
    piece.current().ifPresent(version -> sightings.saw(reader.id(), piece.id(), version.no()));
  }

  private static List<Choice> choices(List<Integer> versions) {
    return versions.stream()
        .sorted(Comparator.reverseOrder())
        .map(no -> new Choice(no.toString(), "Version " + no))
        .toList();
  }
}
