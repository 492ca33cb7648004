package org.imprimatur.content;

import static org.imprimatur.content.Difference.Part.DESCRIPTION;
import static org.imprimatur.content.Difference.Part.PICTURE_ADDED;
import static org.imprimatur.content.Difference.Part.PICTURE_MOVED;
import static org.imprimatur.content.Difference.Part.PICTURE_REMOVED;
import static org.imprimatur.content.Difference.Part.PICTURE_REPLACED;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.content.Difference.Change;
import org.imprimatur.publishing.Payload.Picture;

/** Which pictures came, went, changed places or are described differently. */
final class PictureDifference {
  private final List<Picture> before;
  private final List<Picture> after;

  /** For each place after, the place the same picture had before, or -1. */
  private final int[] origin;

  private PictureDifference(List<Picture> before, List<Picture> after) {
    this.before = before;
    this.after = after;
    this.origin = new int[after.size()];
  }

  static List<Change> between(List<Picture> before, List<Picture> after) {
    return new PictureDifference(before, after).changes();
  }

  private List<Change> changes() {
    var gone = match();
    var stayed = inOrder();
    var changes = new ArrayList<Change>();
    for (int to = 0; to < after.size(); to++) {
      var picture = after.get(to);
      if (origin[to] < 0) {
        changes.add(
            gone.remove(to) ? replaced(to) : Change.of(PICTURE_ADDED, 0, to + 1, null, picture));
        continue;
      }
      var was = before.get(origin[to]);
      if (!stayed.contains(to))
        changes.add(Change.of(PICTURE_MOVED, origin[to] + 1, to + 1, was, picture));
      if (!was.altText().equals(picture.altText()))
        changes.add(described(DESCRIPTION, origin[to], to));
    }
    gone.stream()
        .sorted()
        .forEach(
            from -> changes.add(Change.of(PICTURE_REMOVED, from + 1, 0, before.get(from), null)));
    return changes;
  }

  private Change replaced(int place) {
    return described(PICTURE_REPLACED, place, place);
  }

  private Change described(Difference.Part part, int from, int to) {
    var was = before.get(from);
    var is = after.get(to);
    return new Change(
        part,
        from + 1,
        to + 1,
        WordDifference.between(was.altText(), is.altText()),
        was,
        is,
        List.of());
  }

  /** Finds each picture's former place; what is left over is gone. */
  private Set<Integer> match() {
    var left = new HashSet<Integer>();
    for (int from = 0; from < before.size(); from++) left.add(from);
    // A picture shown twice had better be taken for the one in its own place.
    for (int to = 0; to < after.size(); to++) {
      origin[to] = to < before.size() && isSame(to, to) ? to : -1;
      left.remove(origin[to]);
    }
    for (int to = 0; to < after.size(); to++) {
      if (origin[to] >= 0) continue;
      var place = to;
      origin[to] =
          left.stream().sorted().filter(from -> isSame(from, place)).findFirst().orElse(-1);
      left.remove(origin[to]);
    }
    return left;
  }

  private boolean isSame(int from, int to) {
    return bare(before.get(from)).equals(bare(after.get(to)));
  }

  private static Picture bare(Picture picture) {
    return new Picture(
        picture.sha256(),
        picture.mediaType(),
        "",
        picture.width(),
        picture.height(),
        picture.bytes());
  }

  /** The places whose pictures kept their order: as many as possible, so that few were moved. */
  private Set<Integer> inOrder() {
    var length = new int[after.size()];
    var previous = new int[after.size()];
    var last = -1;
    for (int to = 0; to < after.size(); to++) {
      if (origin[to] < 0) continue;
      length[to] = 1;
      previous[to] = -1;
      for (int earlier = 0; earlier < to; earlier++) {
        if (origin[earlier] >= 0
            && origin[earlier] < origin[to]
            && length[earlier] + 1 > length[to]) {
          length[to] = length[earlier] + 1;
          previous[to] = earlier;
        }
      }
      if (last < 0 || length[to] > length[last]) last = to;
    }
    var places = new HashSet<Integer>();
    for (; last >= 0; last = previous[last]) places.add(last);
    return places;
  }
}
