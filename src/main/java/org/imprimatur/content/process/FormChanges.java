package org.imprimatur.content.process;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.content.Difference.Kind;
import org.imprimatur.content.Difference.Part;
import org.imprimatur.content.Difference.Segment;
import org.imprimatur.content.Differences;
import org.imprimatur.content.PieceEvent;
import org.imprimatur.content.PieceVersion;
import org.imprimatur.content.Sightings;
import org.imprimatur.content.VisiblePiece;
import org.imprimatur.publishing.Previews;
import org.springframework.stereotype.Component;

/** What a form says about what is new in the version it shows. */
@Component
class FormChanges {
  /** What was said about a version by those who had looked at it. */
  private static final Set<PieceEvent.Kind> LOOKED_AT =
      Set.of(
          PieceEvent.Kind.ACCEPTED,
          PieceEvent.Kind.RETURNED,
          PieceEvent.Kind.AGREED,
          PieceEvent.Kind.APPROVED,
          PieceEvent.Kind.CHANGES_REQUESTED);

  private final Differences differences;
  private final Sightings sightings;

  FormChanges(Differences differences, Sightings sightings) {
    this.differences = differences;
    this.sightings = sightings;
  }

  /**
   * What changed since this person last saw the piece; where a group is asked, since anybody said
   * something about it.
   *
   * @param actor who will read the form, or "" for a group
   */
  Map<String, Object> of(VisiblePiece piece, String actor) {
    var since = since(piece, actor);
    var rows =
        since
            .map(no -> differences.between(piece, no, piece.current().orElseThrow().no()))
            .orElse(List.of());
    var values = new LinkedHashMap<String, Object>();
    values.put("changesTitle", since.map(no -> title(no, actor, rows)).orElse(""));
    values.put("sinceVersion", since.orElse(0));
    values.put("changes", rows.stream().map(FormChanges::shown).toList());
    values.put("hasChanges", !rows.isEmpty());
    return values;
  }

  private static String title(int version, String actor, List<Differences.Row> rows) {
    var since =
        actor.isEmpty()
            ? "since version " + version
            : "since you last saw it (version %d)".formatted(version);
    return rows.isEmpty()
        ? "Nothing that a reader would notice changed " + since
        : "Changed " + since;
  }

  private Optional<Integer> since(VisiblePiece piece, String actor) {
    var current = piece.current().map(PieceVersion::no).orElse(0);
    var before =
        actor.isEmpty()
            ? piece.history().stream()
                .filter(event -> LOOKED_AT.contains(event.kind()))
                .map(PieceEvent::versionNo)
                .filter(no -> no < current)
                .max(Comparator.naturalOrder())
            : sightings.before(actor, piece.id(), current).stream().boxed().findFirst();
    return before.filter(no -> piece.version(no).isPresent());
  }

  private static Map<String, Object> shown(Differences.Row row) {
    var moved = row.part() == Part.PICTURE_MOVED;
    var values = new LinkedHashMap<String, Object>();
    values.put("what", row.what());
    values.put("where", row.where());
    values.put("segments", row.segments().stream().map(FormChanges::shown).toList());
    values.put("hasSegments", !row.segments().isEmpty());
    values.put("before", moved || row.part() == Part.DESCRIPTION ? "" : src(row.before()));
    values.put("after", src(row.after()));
    return values;
  }

  private static String src(Previews.Image image) {
    return image == null ? "" : image.src();
  }

  private static Map<String, Object> shown(Segment segment) {
    return Map.of(
        "text", segment.shown(),
        "same", segment.kind() == Kind.SAME,
        "added", segment.kind() == Kind.ADDED,
        "removed", segment.kind() == Kind.REMOVED);
  }
}
