package org.imprimatur.pages;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.imprimatur.interactions.InboxReport;
import org.imprimatur.interactions.InboxReport.Day;
import org.imprimatur.interactions.InboxReport.Figures;
import org.imprimatur.interactions.InboxReport.Hour;
import org.imprimatur.interactions.InboxReport.Span;

/**
 * How the interactions of a period went (template {@code inbox/report}, model attribute {@code
 * report}).
 *
 * @param backlogTop the most that were open at the end of a day
 */
record InboxReportView(
    List<Choice> clients,
    List<Choice> channels,
    String client,
    String channel,
    boolean empty,
    List<Tile> tiles,
    List<Week> week,
    List<Column> backlog,
    int backlogTop,
    List<Line> lines) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  /** A figure with what it means. */
  record Tile(String name, String value, String note) {}

  /** One day of the week. */
  record Week(String day, List<Cell> hours) {}

  /**
   * One hour of it.
   *
   * @param level how slowly it was answered, from 1 to 4; 0 where nobody wrote
   */
  record Cell(int level, String text, String said) {}

  /** One day of the backlog, drawn: x, y and height in the drawing's units. */
  record Column(int x, double y, double height, int open, String said, String label) {}

  /**
   * A client, or one of its channels.
   *
   * @param share of the most, for the bar
   */
  record Line(
      String name,
      boolean sum,
      int arrived,
      int share,
      String answerMedian,
      String answerP90,
      String resolutionMedian,
      String resolutionP90,
      String inTime,
      int breached,
      int open) {}

  static InboxReportView of(
      InboxReport report,
      Map<String, String> clientNames,
      Map<UUID, String> channelNames,
      List<Choice> clients,
      String client,
      String channel) {
    var top = Math.max(1, report.days().stream().mapToInt(Day::open).max().orElse(1));
    var most =
        Math.max(1, report.lines().stream().mapToInt(l -> l.figures().arrived()).max().orElse(1));
    return new InboxReportView(
        clients,
        channelNames.entrySet().stream()
            .map(entry -> new Choice(entry.getKey().toString(), entry.getValue()))
            .toList(),
        client,
        channel,
        report.whole().arrived() == 0
            && report.days().stream().allMatch(day -> day.open() == 0 && day.closed() == 0),
        tiles(report),
        week(report.hours()),
        IntStream.range(0, report.days().size())
            .mapToObj(i -> column(i, report.days().get(i), top))
            .toList(),
        top,
        report.lines().stream()
            .map(
                line ->
                    line(
                        line.channel() == null
                            ? clientNames.getOrDefault(line.client(), line.client())
                            : channelNames.getOrDefault(line.channel(), "A channel"),
                        line,
                        most))
            .toList());
  }

  private static List<Tile> tiles(InboxReport report) {
    var whole = report.whole();
    return List.of(
        new Tile("Arrived", number(whole.arrived()), whole.open() + " of them still open"),
        tile("First answer", whole.answer(), report.workingAnswer(), "answered"),
        tile("Resolved", whole.resolution(), report.workingResolution(), "resolved"),
        new Tile(
            "Answered in time",
            percent(whole),
            "%s in time, %s late or missing"
                .formatted(number(whole.inTime()), number(whole.late()))),
        new Tile(
            "Time was over",
            number(whole.breached()),
            "so that the case was handed on, once or oftener"));
  }

  private static Tile tile(String name, Span calendar, Span working, String what) {
    if (calendar.count() == 0) return new Tile(name, "–", "none " + what);
    return new Tile(
        name,
        HeatView.text(working.median()),
        "of working time for half of them, nine of ten within %s; by the calendar %s and %s; %s %s"
            .formatted(
                HeatView.text(working.p90()),
                HeatView.text(calendar.median()),
                HeatView.text(calendar.p90()),
                number(calendar.count()),
                what));
  }

  private static String percent(Figures figures) {
    return figures.inTimePercent() == null ? "–" : figures.inTimePercent() + "\u00a0%";
  }

  private static List<Week> week(List<Hour> hours) {
    var byHour =
        hours.stream()
            .collect(Collectors.toMap(h -> h.day().ordinal() * 24 + h.hour(), Function.identity()));
    return Arrays.stream(DayOfWeek.values())
        .map(
            day ->
                new Week(
                    day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH),
                    IntStream.range(0, 24)
                        .mapToObj(h -> cell(day, h, byHour.get(day.ordinal() * 24 + h)))
                        .toList()))
        .toList();
  }

  private static Cell cell(DayOfWeek day, int hour, Hour found) {
    var when = "%s %02d:00: ".formatted(day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH), hour);
    if (found == null) return new Cell(0, "", when + "nobody wrote");
    var came = when + found.arrived() + " came, ";
    if (found.median() == null) return new Cell(4, "–", came + "none answered");
    return new Cell(
        level(found.median()),
        brief(found.median()),
        came + "half answered within " + HeatView.text(found.median()));
  }

  /** The legend says the same. */
  private static int level(Duration median) {
    var hours = median.toMinutes() / 60.0;
    return hours < 1 ? 1 : hours < 4 ? 2 : hours < 24 ? 3 : 4;
  }

  /** Fits into a cell. */
  private static String brief(Duration time) {
    var minutes = Math.round(time.toSeconds() / 60.0);
    if (minutes < 60) return minutes + "m";
    return minutes < 48 * 60
        ? Math.round(minutes / 60.0) + "h"
        : Math.round(minutes / 1440.0) + "d";
  }

  private static Column column(int number, Day day, int top) {
    var height = Math.round(1000.0 * day.open() / top) / 10.0;
    return new Column(
        number * 10,
        100 - height,
        height,
        day.open(),
        "%s: %d open, %d came, %d closed"
            .formatted(DAY.format(day.date()), day.open(), day.arrived(), day.closed()),
        DAY.format(day.date()));
  }

  private static Line line(String name, InboxReport.Line line, int most) {
    var figures = line.figures();
    return new Line(
        name,
        line.channel() == null,
        figures.arrived(),
        Math.max(1, 100 * figures.arrived() / most),
        HeatView.text(figures.answer().median()),
        HeatView.text(figures.answer().p90()),
        HeatView.text(figures.resolution().median()),
        HeatView.text(figures.resolution().p90()),
        percent(figures),
        figures.breached(),
        figures.open());
  }

  private static String number(int value) {
    return String.format(Locale.ENGLISH, "%,d", value);
  }
}
