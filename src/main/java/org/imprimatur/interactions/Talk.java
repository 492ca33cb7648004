package org.imprimatur.interactions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An interaction with everything that was said in its thread.
 *
 * @param author who it is about; hostile
 * @param lines in the order they were said
 * @param draft what was written last to answer it
 */
public record Talk(
    Interaction interaction, AudienceMember author, List<Said> lines, Optional<Reply> draft) {

  /**
   * One message of the thread.
   *
   * @param who what its author calls themselves, hostile; or our own handle
   * @param ours whether we said it
   * @param text what it says now; hostile
   * @param original what it said first, if it was edited; else ""
   * @param url where it is seen, or ""
   */
  public record Said(
      Instant at,
      String who,
      boolean ours,
      String text,
      String original,
      boolean deleted,
      String url) {}
}
