package org.imprimatur.pages;

import java.util.List;
import org.imprimatur.content.PieceStatus;
import org.imprimatur.content.VisiblePiece;
import org.imprimatur.publishing.Publication;
import org.imprimatur.publishing.PublicationKind;
import org.imprimatur.publishing.PublicationState;

/**
 * How far a piece has come, with what its publications tell.
 *
 * @param where in words, where no task is open
 */
record Progress(String label, Tone tone, String where) {

  static Progress of(VisiblePiece piece, List<Publication> publications) {
    if (piece.paused() && !piece.status().ended())
      return new Progress("Paused", Tone.BAD, "Paused");
    if (piece.status() != PieceStatus.SCHEDULED) {
      return new Progress(piece.statusLabel(), tone(piece.status()), "");
    }
    var posts =
        publications.stream()
            .filter(p -> p.kind() == PublicationKind.POST)
            .filter(p -> p.state() != PublicationState.CANCELLED)
            .toList();
    var online = posts.stream().filter(p -> p.state() == PublicationState.PUBLISHED).count();
    if (posts.stream().anyMatch(Progress::isTrouble)) {
      return new Progress("In trouble", Tone.BAD, online(online, posts.size()));
    }
    if (posts.isEmpty()) return new Progress("Left out", Tone.QUIET, "Every channel was left out");
    if (online == posts.size())
      return new Progress("Published", Tone.GOOD, online(online, posts.size()));
    return new Progress(
        piece.statusLabel(),
        Tone.WAITING,
        online == 0 ? "Waits for its slot" : online(online, posts.size()));
  }

  static Tone tone(PublicationState state) {
    return switch (state) {
      case PLANNED, SENDING -> Tone.WAITING;
      case UNCLEAR, REJECTED -> Tone.BAD;
      case PUBLISHED -> Tone.GOOD;
      case CANCELLED -> Tone.QUIET;
    };
  }

  private static Tone tone(PieceStatus status) {
    return switch (status) {
      case DRAFT, WITHDRAWN -> Tone.QUIET;
      case RETURNED, REJECTED -> Tone.BAD;
      case APPROVED -> Tone.GOOD;
      default -> Tone.WAITING;
    };
  }

  private static boolean isTrouble(Publication publication) {
    return publication.state() == PublicationState.REJECTED
        || publication.state() == PublicationState.UNCLEAR;
  }

  private static String online(long online, int all) {
    return "Online on %d of %d".formatted(online, all);
  }
}
