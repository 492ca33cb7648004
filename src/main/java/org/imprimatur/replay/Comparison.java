package org.imprimatur.replay;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.clients.WallClock;
import org.imprimatur.replay.ReplayReport.Load;
import org.imprimatur.replay.ReplayReport.PieceRow;
import org.imprimatur.replay.ReplayReport.Totals;

/** Sets side by side how pieces fared with what runs now and with the candidate. */
public class Comparison {
  /** Machines are not that punctual that less would be a difference. */
  private static final Duration NOTICEABLE = Duration.ofMinutes(1);

  private final List<Pair> pairs = new ArrayList<>();
  private final List<String> notReproduced = new ArrayList<>();

  private record Pair(String title, String client, ZoneId zone, Course today, Course then) {}

  /**
   * @param mismatch in what today's replay differs from what really happened, or ""
   */
  public void add(
      String title, String client, ZoneId zone, Course today, Course then, String mismatch) {
    pairs.add(new Pair(title, client, zone, today, then));
    if (!mismatch.isEmpty()) notReproduced.add(title + ": " + mismatch);
  }

  public ReplayReport report(String candidate, String kind, double seconds, boolean truncated) {
    var rows =
        pairs.stream()
            .map(Comparison::row)
            .filter(row -> !row.changes().isEmpty())
            .sorted(Comparator.comparing(PieceRow::late).reversed().thenComparing(PieceRow::title))
            .toList();
    return new ReplayReport(
        candidate,
        kind,
        pairs.size(),
        pairs.size() - notReproduced.size(),
        seconds,
        totals(Pair::today),
        totals(Pair::then),
        work(),
        rows,
        List.copyOf(notReproduced),
        assumptions(),
        truncated);
  }

  private List<String> assumptions() {
    var counted = new TreeMap<String, Integer>();
    for (var pair : pairs)
      pair.then().assumptions().forEach(assumed -> counted.merge(assumed, 1, Integer::sum));
    return counted.entrySet().stream()
        .map(
            e ->
                e.getKey()
                    + (e.getValue() == 1 ? " (one piece)" : " (%d pieces)".formatted(e.getValue())))
        .toList();
  }

  private Totals totals(Function<Pair, Course> side) {
    var all = pairs.stream().map(side).toList();
    var ahead = all.stream().map(Course::ahead).filter(a -> a != null).sorted().toList();
    return new Totals(
        (int) all.stream().filter(course -> !course.posts().isEmpty()).count(),
        all.stream().mapToInt(course -> course.posts().size()).sum(),
        (int) all.stream().filter(Course::missedSlot).count(),
        (int) all.stream().filter(course -> !course.trouble().isEmpty()).count(),
        all.stream().mapToInt(course -> course.work().size()).sum(),
        hours(
            all.stream()
                .flatMap(c -> c.work().stream())
                .map(Course.Work::open)
                .reduce(Duration.ZERO, Duration::plus)),
        ahead.isEmpty() ? null : hours(ahead.get(ahead.size() / 2)));
  }

  private List<Load> work() {
    var today = byPerson(Pair::today);
    var then = byPerson(Pair::then);
    var everybody = new TreeSet<>(today.keySet());
    everybody.addAll(then.keySet());
    return everybody.stream()
        .map(
            who -> {
              var before = today.getOrDefault(who, List.of());
              var after = then.getOrDefault(who, List.of());
              return new Load(who, before.size(), after.size(), open(before), open(after));
            })
        .toList();
  }

  private Map<String, List<Course.Work>> byPerson(Function<Pair, Course> side) {
    return pairs.stream()
        .map(side)
        .flatMap(course -> course.work().stream())
        .collect(Collectors.groupingBy(Course.Work::who));
  }

  private static double open(List<Course.Work> work) {
    return hours(work.stream().map(Course.Work::open).reduce(Duration.ZERO, Duration::plus));
  }

  private static PieceRow row(Pair pair) {
    var today = pair.today();
    var then = pair.then();
    var changes = new ArrayList<String>();
    if (!then.trouble().equals(today.trouble()) && !then.trouble().isEmpty())
      changes.add("It would have stopped: " + then.trouble());
    if (then.missedSlot() && !today.missedSlot())
      changes.add(
          "It would have missed its slot"
              + (today.slot() == null ? "" : ", " + new WallClock(pair.zone()).show(today.slot()))
              + ".");
    if (today.missedSlot() && !then.missedSlot()) changes.add("It would not have missed its slot.");
    then.remarks().stream().filter(said -> !today.remarks().contains(said)).forEach(changes::add);
    posts(pair, changes);
    if (!today.askings().equals(then.askings()))
      changes.add(
          "The client would have been asked otherwise: %s, instead of %s."
              .formatted(said(then.askings()), said(today.askings())));
    if (!today.end().equals(then.end()))
      changes.add("Its end would have been: %s, not: %s.".formatted(then.end(), today.end()));
    steps(pair, changes);
    if (changes.isEmpty() && !close(today.approvedAt(), then.approvedAt()))
      changes.add(
          "The approval would have come " + earlier(today.approvedAt(), then.approvedAt()) + ".");
    return new PieceRow(
        today.piece(),
        pair.title(),
        pair.client(),
        then.missedSlot() && !today.missedSlot(),
        hours(today.ahead()),
        hours(then.ahead()),
        changes);
  }

  private static void posts(Pair pair, List<String> changes) {
    var before = byChannel(pair.today());
    var after = byChannel(pair.then());
    var wall = new WallClock(pair.zone());
    before.forEach(
        (channel, at) -> {
          if (!after.containsKey(channel))
            changes.add("A post that went out on " + wall.show(at) + " would not have.");
          else if (!close(at, after.get(channel)))
            changes.add(
                "A post would have gone out on %s, %s."
                    .formatted(wall.show(after.get(channel)), earlier(at, after.get(channel))));
        });
    after.forEach(
        (channel, at) -> {
          if (!before.containsKey(channel))
            changes.add("A post would have gone out on " + wall.show(at) + " that did not.");
        });
  }

  private static void steps(Pair pair, List<String> changes) {
    var before = count(pair.today());
    var after = count(pair.then());
    var all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    for (var task : all) {
      var difference = after.getOrDefault(task, 0L) - before.getOrDefault(task, 0L);
      if (difference != 0)
        changes.add(
            "%s %s “%s” for %s."
                .formatted(
                    Math.abs(difference) == 1 ? "One" : Math.abs(difference),
                    difference > 0 ? "more" : "fewer",
                    task.step(),
                    task.who()));
    }
  }

  /** The same thing to do for the same people. */
  private record Duty(String step, String who) implements Comparable<Duty> {
    @Override
    public int compareTo(Duty other) {
      return Comparator.comparing(Duty::step).thenComparing(Duty::who).compare(this, other);
    }
  }

  private static Map<Duty, Long> count(Course course) {
    return course.work().stream()
        .collect(
            Collectors.groupingBy(
                work -> new Duty(work.step(), work.who()), Collectors.counting()));
  }

  private static Map<UUID, Instant> byChannel(Course course) {
    var posts = new LinkedHashMap<UUID, Instant>();
    course.posts().forEach(post -> posts.put(post.channel(), post.at()));
    return posts;
  }

  private static String said(List<String> askings) {
    return askings.isEmpty() ? "not at all" : String.join(", then ", askings);
  }

  static boolean close(Instant one, Instant other) {
    if (one == null || other == null) return one == other;
    return Duration.between(one, other).abs().compareTo(NOTICEABLE) <= 0;
  }

  private static String earlier(Instant before, Instant after) {
    if (before == null) return "where there was none";
    if (after == null) return "never";
    var time = Duration.between(before, after);
    return words(time.abs()) + (time.isNegative() ? " earlier" : " later");
  }

  private static String words(Duration time) {
    if (time.toDays() > 1) return time.toDays() + " days";
    return time.toHours() > 1 ? time.toHours() + " hours" : time.toMinutes() + " minutes";
  }

  private static Double hours(Duration time) {
    return time == null ? null : Math.round(time.toMinutes() / 6.0) / 10.0;
  }
}
