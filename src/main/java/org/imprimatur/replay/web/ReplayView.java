package org.imprimatur.replay.web;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.imprimatur.replay.ReplayReport;
import org.imprimatur.replay.ReplayReport.Load;
import org.imprimatur.replay.ReplayReport.PieceRow;
import org.imprimatur.replay.ReplayReport.Totals;
import org.imprimatur.replay.ReplayRun;
import org.imprimatur.replay.ReplayState;

/**
 * What the page of a replay shows (template {@code replay-run}, model attribute {@code run}).
 *
 * @param summary one sentence, or "" until it is done
 */
record ReplayView(
    String id,
    String file,
    String scope,
    String ordered,
    String state,
    String tone,
    boolean running,
    int done,
    int total,
    int progress,
    String message,
    String summary,
    String trust,
    List<Line> totals,
    List<Line> work,
    List<Piece> pieces,
    List<String> notReproduced,
    List<String> assumptions) {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

  /** A figure today and with the candidate; widths of a hundred. */
  record Line(
      String name, String today, String then, double todayWidth, double thenWidth, String note) {}

  /** A piece that would have fared otherwise; {@code ahead} is "" where that is no matter. */
  record Piece(
      UUID id, String title, String client, boolean late, String ahead, List<String> changes) {}

  private static Piece piece(PieceRow row) {
    return new Piece(row.id(), row.title(), row.client(), row.late(), ahead(row), row.changes());
  }

  private static String ahead(PieceRow row) {
    var today = row.aheadHoursToday();
    var then = row.aheadHoursThen();
    return today == null || then == null || today.equals(then)
        ? ""
        : "The approval came %s; it would have come %s.".formatted(slot(today), slot(then));
  }

  private static String slot(double ahead) {
    return number(Math.abs(ahead)) + (ahead < 0 ? " h after the slot" : " h before the slot");
  }

  static ReplayView of(ReplayRun run) {
    var order = run.order();
    var report = run.report();
    return new ReplayView(
        run.id().toString(),
        order.fileName(),
        "%s, the last %s"
            .formatted(
                String.join(", ", order.clients()),
                order.weeks() == 1 ? "week" : order.weeks() + " weeks"),
        WHEN.format(run.at().atOffset(ZoneOffset.UTC)) + " by " + run.by(),
        run.state().label(),
        run.state() == ReplayState.DONE ? "tone-good" : run.running() ? "tone-waiting" : "tone-bad",
        run.running(),
        run.done(),
        run.total(),
        run.progress(),
        run.message(),
        report == null ? "" : summary(report),
        report == null ? "" : trust(report),
        report == null ? List.of() : totals(report),
        report == null ? List.of() : work(report),
        report == null ? List.of() : report.pieces().stream().map(ReplayView::piece).toList(),
        report == null ? List.of() : report.notReproduced(),
        report == null ? List.of() : report.assumptions());
  }

  private static String summary(ReplayReport report) {
    if (report.pieceCount() == 0) return "Nothing was recorded in this time.";
    var pieces = count(report.pieceCount(), "piece");
    if (report.pieces().isEmpty()) return "Of " + pieces + ", none would have fared otherwise.";
    return "Of %s, %d would have fared otherwise; %s would have been late."
        .formatted(pieces, report.pieces().size(), report.late() == 0 ? "none" : report.late());
  }

  private static String count(int number, String what) {
    return number == 1 ? "one " + what : number + " " + what + "s";
  }

  private static String trust(ReplayReport report) {
    return "Replaying what runs now came to what really happened with %d of %s. The replay took %.1f s.%s"
        .formatted(
            report.reproduced(),
            count(report.pieceCount(), "piece"),
            report.seconds(),
            report.truncated() ? " There were more pieces; only the newest were taken." : "");
  }

  private static List<Line> totals(ReplayReport report) {
    var today = report.today();
    var then = report.then();
    var lines = new ArrayList<Line>();
    lines.add(line("Slots missed", today.missedSlots(), then.missedSlots(), ""));
    lines.add(line("Posts out", today.posts(), then.posts(), ""));
    lines.add(line("Tasks", today.tasks(), then.tasks(), ""));
    lines.add(line("Hours that tasks were open", today.hours(), then.hours(), ""));
    if (ahead(today) && ahead(then))
      lines.add(
          line(
              "Hours from approval to slot",
              today.medianAheadHours(),
              then.medianAheadHours(),
              "median"));
    if (today.stuck() + then.stuck() > 0)
      lines.add(line("Could not go on", today.stuck(), then.stuck(), ""));
    return lines;
  }

  private static boolean ahead(Totals totals) {
    return totals.medianAheadHours() != null;
  }

  private static Line line(String name, double today, double then, String note) {
    return line(name, today, then, Math.max(today, then), note);
  }

  private static Line line(String name, double today, double then, double most, String note) {
    return new Line(name, number(today), number(then), width(today, most), width(then, most), note);
  }

  private static List<Line> work(ReplayReport report) {
    var most =
        report.work().stream()
            .flatMap(load -> Stream.of(load.hoursToday(), load.hoursThen()))
            .max(Comparator.naturalOrder())
            .orElse(0.0);
    return report.work().stream()
        .sorted(Comparator.comparing(ReplayView::change).reversed().thenComparing(Load::who))
        .map(
            load ->
                line(
                    load.who(),
                    load.hoursToday(),
                    load.hoursThen(),
                    most,
                    load.tasksToday() == load.tasksThen()
                        ? count(load.tasksToday(), "task")
                        : load.tasksToday() + " → " + count(load.tasksThen(), "task")))
        .toList();
  }

  private static double change(Load load) {
    return Math.abs(load.hoursThen() - load.hoursToday());
  }

  private static double width(double value, double most) {
    return most <= 0 || value <= 0 ? 0 : Math.max(1, Math.round(100 * value / most));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ENGLISH, "%,.0f", value)
        : String.format(Locale.ENGLISH, "%,.1f", value);
  }
}
