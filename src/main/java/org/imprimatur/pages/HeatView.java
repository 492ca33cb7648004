package org.imprimatur.pages;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imprimatur.workflow.DeployedVersion;
import org.imprimatur.workflow.StepTimes.Heat;
import org.imprimatur.workflow.StepTimes.Kind;
import org.imprimatur.workflow.StepTimes.Share;
import org.imprimatur.workflow.StepTimes.Step;

/**
 * Where the time of a process went (template {@code heat}, model attribute {@code heat}).
 *
 * @param id of the version that is drawn
 * @param said the whole in one sentence
 */
record HeatView(
    String id,
    String key,
    String name,
    String whose,
    String said,
    List<Choice> clientChoices,
    List<Choice> periods,
    String client,
    String days,
    List<Line> steps,
    List<ClientLine> clients) {

  /**
   * One step.
   *
   * @param level how hot, from 0 (not) to 4
   * @param mark what is written at it in the drawing
   */
  record Line(
      String element,
      String name,
      String kind,
      int level,
      String share,
      String mark,
      String median,
      String p90,
      int done,
      int again,
      String split,
      int waitingPercent,
      boolean worked,
      String notes) {}

  record ClientLine(
      String key, String name, int done, String median, String p90, int again, String split) {}

  static HeatView of(
      DeployedVersion drawn,
      Heat heat,
      Map<String, String> names,
      List<Choice> clientChoices,
      List<Choice> periods,
      String client,
      int days) {
    var whole = heat.steps().stream().map(Step::heat).reduce(Duration.ZERO, Duration::plus);
    return new HeatView(
        drawn.id(),
        drawn.key(),
        drawn.name(),
        drawn.tenant().isEmpty() ? "everybody" : names.getOrDefault(drawn.tenant(), drawn.tenant()),
        said(heat, whole),
        clientChoices,
        periods,
        client,
        Integer.toString(days),
        heat.steps().stream().map(step -> line(step, whole)).toList(),
        heat.clients().stream()
            .map(share -> client(share, names))
            .sorted(Comparator.comparing(ClientLine::name))
            .toList());
  }

  private static String said(Heat heat, Duration whole) {
    var ended =
        heat.done() == 0
            ? "No instance ended in this time."
            : "%s ended, half of them within %s, nine of ten within %s."
                .formatted(heat.done(), text(heat.time().median()), text(heat.time().p90()));
    return heat.steps().stream()
        .filter(step -> !step.heat().isZero())
        .findFirst()
        .map(
            step ->
                ended
                    + " Most time went into “%s”: %d %% of what people and machines took."
                        .formatted(step.name(), share(step, whole)))
        .orElse(ended);
  }

  private static Line line(Step step, Duration whole) {
    var share = share(step, whole);
    return new Line(
        step.element(),
        step.name(),
        switch (step.kind()) {
          case HUMAN -> "Person";
          case MACHINE -> "Machine";
          case CALL -> "Process";
          case WAIT -> "Waits by design";
        },
        step.heat().isZero() ? 0 : level(share),
        step.kind() == Kind.WAIT || step.heat().isZero()
            ? ""
            : share < 1 ? "<\u00a01\u00a0%" : share + "\u00a0%",
        step.time().median() == null ? "" : text(step.time().median()),
        text(step.time().median()),
        text(step.time().p90()),
        step.done(),
        step.again(),
        split(step.waiting(), step.working()),
        percent(step.waiting(), step.waiting().plus(step.working())),
        step.kind() == Kind.HUMAN && step.done() > 0,
        notes(step));
  }

  private static ClientLine client(Share share, Map<String, String> names) {
    return new ClientLine(
        share.tenant(),
        share.tenant().isEmpty()
            ? "The agency itself"
            : names.getOrDefault(share.tenant(), share.tenant()),
        share.done(),
        text(share.time().median()),
        text(share.time().p90()),
        share.again(),
        split(share.waiting(), share.working()));
  }

  private static String notes(Step step) {
    var notes = new ArrayList<String>();
    if (step.open() > 0) notes.add(step.open() + " under way");
    if (step.stopped() > 0) notes.add(step.stopped() + " stopped");
    if (step.failed() > 0)
      notes.add(step.failed() == 1 ? "1 try failed" : step.failed() + " tries failed");
    if (step.kind() == Kind.CALL && step.done() > 0)
      notes.add("people were asked for " + text(step.asking()) + " of it all");
    return String.join(", ", notes);
  }

  private static String split(Duration waiting, Duration working) {
    return waiting.plus(working).isZero() ? "–" : text(waiting) + " / " + text(working);
  }

  private static int share(Step step, Duration whole) {
    return percent(step.heat(), whole);
  }

  private static int percent(Duration part, Duration whole) {
    return whole.isZero() ? 0 : (int) Math.round(100.0 * part.toMillis() / whole.toMillis());
  }

  /** The legend says the same. */
  private static int level(int percent) {
    return percent >= 40 ? 4 : percent >= 20 ? 3 : percent >= 5 ? 2 : 1;
  }

  /** In the largest unit that fits. */
  static String text(Duration time) {
    if (time == null) return "–";
    var seconds = time.toMillis() / 1000.0;
    if (seconds < 1) return seconds < 0.0005 ? "0 s" : "< 1 s";
    if (seconds < 90) return number(seconds) + " s";
    if (seconds < 3600) return number(seconds / 60) + " min";
    if (seconds < 48 * 3600) return number(seconds / 3600) + " h";
    return number(seconds / 86400) + " d";
  }

  private static String number(double value) {
    return value >= 10 || Math.abs(value - Math.rint(value)) < 0.05
        ? String.format(Locale.ENGLISH, "%,.0f", value)
        : String.format(Locale.ENGLISH, "%.1f", value);
  }
}
