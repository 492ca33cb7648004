package org.imprimatur.pages;

import java.util.List;
import org.imprimatur.publishing.Previews;

/**
 * What the page of one piece shows (template {@code piece}, model attribute {@code piece}). Times
 * are text in the client's zone; absent text is "".
 *
 * @param pause who paused it, or null
 * @param whyNotOut one sentence, or "" once everything is out
 * @param drawings its processes with their tokens, its own first
 * @param actions what the person who looks may do, or null for nothing
 */
record PieceView(
    String id,
    String title,
    String clientName,
    String status,
    Tone tone,
    String slotText,
    String zone,
    Pause pause,
    String whyNotOut,
    List<OpenTask> tasks,
    List<Preview> previews,
    List<PublicationRow> publications,
    List<VersionRow> versions,
    List<AskedRow> asked,
    List<ApprovalRow> approvals,
    List<HistoryRow> history,
    List<Drawing> drawings,
    List<Check> checks,
    Actions actions) {

  /** Who paused the piece, when and why. */
  record Pause(String by, String when, String reason) {}

  /** An open task of this piece; {@code url} is "" where it is not the looker's to work on. */
  record OpenTask(String name, String waitingFor, String since, String url) {}

  /**
   * The post as one channel would show it.
   *
   * @param cut what of the text is too much for the channel, or ""
   * @param over whether it is too long for the channel
   * @param cost what the platform charges for it, or ""
   */
  record Preview(
      String channel,
      String platform,
      String handle,
      String text,
      String cut,
      int count,
      int limit,
      boolean over,
      List<Image> images,
      String firstComment,
      String cost) {

    static Preview of(Previews.Preview preview) {
      return new Preview(
          preview.channel(),
          preview.platform(),
          preview.handle(),
          preview.text(),
          preview.cut(),
          preview.count(),
          preview.limit(),
          preview.over(),
          preview.images().stream().map(image -> new Image(image.src(), image.alt())).toList(),
          preview.firstComment(),
          preview.cost());
    }

    /** With small pictures, for long pages. */
    Preview small() {
      return new Preview(
          channel,
          platform,
          handle,
          text,
          cut,
          count,
          limit,
          over,
          images.stream()
              .map(
                  image ->
                      new Image(image.src().replaceFirst("/content$", "/thumbnail"), image.alt()))
              .toList(),
          firstComment,
          cost);
    }

    /** The text as far as the channel takes it. */
    public String fits() {
      return text.substring(0, text.length() - cut.length());
    }

    /** One or two letters in place of a portrait. */
    public String initials() {
      var letters = handle.replaceAll("[^\\p{L}\\p{N}]", "");
      return letters.substring(
          0,
          letters.offsetByCodePoints(0, Math.min(2, letters.codePointCount(0, letters.length()))));
    }
  }

  /** A picture with its description. */
  record Image(String src, String alt) {}

  /**
   * One post on one channel on its way out; {@code url} and {@code certificate} are "" until it is
   * online.
   *
   * @param live what the latest look at it found, if that is not what was approved; else ""
   */
  record PublicationRow(
      String channel,
      String platform,
      String state,
      Tone tone,
      String scheduled,
      String url,
      String certificate,
      String live,
      List<Attempt> attempts) {}

  /** One call to the platform, or one look-up, or one decision by a person. */
  record Attempt(String when, String what, String outcome, String detail) {}

  record VersionRow(
      int number, String author, String when, String digest, boolean approved, boolean current) {}

  record ApprovalRow(
      String who, String when, String how, int version, String digest, String comment) {}

  /** One of the client's people who was asked about the newest version asked about. */
  record AskedRow(String who, String role, boolean substitute, String answer, Tone tone) {}

  record HistoryRow(String who, String what, String when, String comment) {}

  /**
   * The process as drawn.
   *
   * @param xmlUrl where the drawing is fetched from
   * @param active the elements that hold a token
   * @param done the elements passed
   * @param where the same for those who cannot see it: "Waiting at: Review piece"
   */
  record Drawing(String name, String xmlUrl, List<String> active, List<String> done, String where) {

    public String activeIds() {
      return String.join(" ", active);
    }

    public String doneIds() {
      return String.join(" ", done);
    }
  }

  /** How one post did, some time after it was published. */
  record Check(
      String after, String channel, String verdict, Tone tone, String compared, List<Bar> bars) {}

  /**
   * One counter beside what is usual for the channel.
   *
   * @param usual -1 where there is nothing to compare with
   */
  record Bar(String name, long value, long usual) {

    /**
     * Of a hundred; nothing where there is nothing to compare with, because a lone bar says
     * nothing.
     */
    public int width() {
      return compared() ? share(value) : 0;
    }

    public int usualWidth() {
      return share(usual);
    }

    public boolean compared() {
      return usual >= 0;
    }

    private int share(long part) {
      var whole = Math.max(Math.max(value, usual), 1);
      return (int) (Math.max(part, 0) * 100 / whole);
    }
  }

  /**
   * What may be done; each is a form posted to {@code /pieces/{id}/withdraw, reschedule, pause,
   * resume}.
   */
  record Actions(
      boolean withdraw, boolean reschedule, boolean pause, boolean resume, List<Choice> slots) {}
}
