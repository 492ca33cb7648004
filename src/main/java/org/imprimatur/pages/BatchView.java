package org.imprimatur.pages;

import java.util.List;

/**
 * What the page of approvals shows (template {@code approvals}, model attribute {@code batch}).
 *
 * @param query how the client and the period are written in an address
 * @param elsewhere how many pieces wait outside the period, and {@code elsewhereUrl} where the next
 *     of them is
 * @param mayDecide whether the reader is one of the client's people
 */
record BatchView(
    String client,
    String clientName,
    String zone,
    List<Choice> clients,
    String query,
    String label,
    String earlierUrl,
    String laterUrl,
    String otherUrl,
    String otherLabel,
    int elsewhere,
    String elsewhereUrl,
    boolean mayDecide,
    List<Item> waiting,
    List<Item> approved) {

  /**
   * A piece with its previews.
   *
   * @param request which request is answered; "" where none waits for the reader
   * @param digest the version shown
   * @param asked who has not answered yet
   * @param changesUrl where the difference is shown from the version last seen, {@code
   *     changedSince}
   */
  record Item(
      String request,
      String digest,
      String title,
      String url,
      String slotText,
      int version,
      String state,
      String asked,
      String due,
      String changedSince,
      String changesUrl,
      List<PieceView.Preview> previews) {}

  /** What became of one decision. */
  record Outcome(String title, String url, Tone tone, String text) {}

  /** A decision that was not taken, so that nothing entered is lost. */
  record Entered(String decision, String comment) {}
}
