package org.imprimatur.content;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.channels.Channel;
import org.imprimatur.channels.Channels;
import org.imprimatur.content.Difference.Change;
import org.imprimatur.content.Difference.Part;
import org.imprimatur.content.Difference.Segment;
import org.imprimatur.problem.Refusal;
import org.imprimatur.publishing.Payload.Picture;
import org.imprimatur.publishing.Previews;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The differences between versions in words a reader understands. */
@Component
@Transactional(readOnly = true)
public class Differences {
  private final Channels channels;
  private final Previews previews;

  Differences(Channels channels, Previews previews) {
    this.channels = channels;
    this.previews = previews;
  }

  /**
   * One thing that changed.
   *
   * @param where the names of the channels it changed on
   * @param before the picture concerned as it was, or null
   * @param after the picture concerned as it is, or null
   */
  public record Row(
      Part part,
      String what,
      List<UUID> channels,
      String where,
      List<Segment> segments,
      Previews.Image before,
      Previews.Image after) {}

  /**
   * What changed between two versions the reader may know.
   *
   * @throws Refusal if there is no such version, or they may not know it
   */
  public List<Row> between(VisiblePiece piece, int from, int to) {
    var difference = Difference.between(version(piece, from), version(piece, to));
    var names = names(piece.clientKey());
    return difference.changes().stream()
        .map(change -> row(change, piece.clientKey(), names))
        .toList();
  }

  private static PieceVersion version(VisiblePiece piece, int no) {
    return piece
        .version(no)
        .orElseThrow(() -> Refusal.unknown("There is no version " + no + " of this piece."));
  }

  private Map<UUID, String> names(String client) {
    return channels.findByClientKeyOrderByName(client).stream()
        .collect(Collectors.toMap(Channel::id, Channel::name));
  }

  private Row row(Change change, String client, Map<UUID, String> names) {
    var where =
        change.channels().stream()
            .map(id -> names.getOrDefault(id, ""))
            .sorted()
            .collect(Collectors.joining(", "));
    return new Row(
        change.part(),
        change.what(),
        change.channels(),
        where,
        change.segments(),
        image(change.before(), client),
        image(change.after(), client));
  }

  private Previews.Image image(Picture picture, String client) {
    return picture == null ? null : previews.image(client, picture);
  }
}
