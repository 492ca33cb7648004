package org.imprimatur.approvals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imprimatur.clients.Approver;
import org.imprimatur.problem.Refusal;

/**
 * Who has to agree, in which order: {@code marketing then legal}, {@code marketing or legal},
 * {@code everyone}, {@code anyone}.
 */
public record ApprovalRoute(List<Stage> stages) {
  /** Any one of the client's approvers suffices. */
  static final String ANYONE = "anyone";

  /** Each of the client's approvers has to agree. */
  static final String EVERYONE = "everyone";

  /** Stands for the client's own route within another one: {@code usual then legal}. */
  static final String USUAL = "usual";

  static final List<String> SPECIAL = List.of(ANYONE, EVERYONE, USUAL);

  private static final Pattern WORD = Pattern.compile("[a-z]+");
  private static final int MOST_STAGES = 10;

  /** Those asked at the same time; each word of a stage is a role, or stands for all of them. */
  public record Stage(List<String> words, boolean all) {

    /** Whom of these people it asks; substitutes only come in when others are silent. */
    List<Approver> asked(List<Approver> people) {
      return people.stream()
          .filter(person -> !person.substitute() && means(person.role()))
          .toList();
    }

    /** Which substitutes may answer for those who have not. */
    List<Approver> substitutes(List<Approver> people, Collection<ApprovalRequest> requests) {
      var silent = words.stream().filter(word -> !agreed(word, requests)).toList();
      return people.stream()
          .filter(Approver::substitute)
          .filter(person -> silent.stream().anyMatch(word -> means(word, person.role())))
          .toList();
    }

    /** Whether enough of those asked have agreed. */
    boolean agreed(Collection<ApprovalRequest> requests) {
      Predicate<String> agreed = word -> agreed(word, requests);
      return all ? words.stream().allMatch(agreed) : words.stream().anyMatch(agreed);
    }

    private static boolean agreed(String word, Collection<ApprovalRequest> requests) {
      if (word.equals(EVERYONE)) {
        return requests.stream().anyMatch(request -> request.substituted() && request.approved())
            || requests.stream()
                .filter(request -> !request.substituted())
                .allMatch(ApprovalRequest::approved);
      }
      return requests.stream()
          .anyMatch(request -> request.approved() && means(word, request.role()));
    }

    private boolean means(String role) {
      return words.stream().anyMatch(word -> means(word, role));
    }

    private static boolean means(String word, String role) {
      return word.equals(ANYONE) || word.equals(EVERYONE) || word.equals(role);
    }

    @Override
    public String toString() {
      return String.join(all ? " and " : " or ", words);
    }
  }

  /**
   * Reads a route.
   *
   * @throws Refusal if it is none
   */
  public static ApprovalRoute parse(String text) {
    var stages =
        Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+then\\s+", -1))
            .map(ApprovalRoute::stage)
            .toList();
    if (stages.size() > MOST_STAGES)
      throw Refusal.invalid("route", "At most " + MOST_STAGES + " stages are possible.");
    return new ApprovalRoute(stages);
  }

  private static Stage stage(String text) {
    var all = text.contains(" and ");
    if (all && text.contains(" or ")) {
      throw Refusal.invalid(
          "route",
          "'" + text + "' mixes 'and' with 'or': put one of them into a stage of its own.");
    }
    var words = Arrays.asList(text.split("\\s+(and|or)\\s+", -1));
    for (var word : words) {
      if (!WORD.matcher(word).matches() || List.of("then", "and", "or").contains(word)) {
        throw Refusal.invalid(
            "route",
            "'%s' is no route: write roles joined by 'and', 'or' and 'then', such as 'marketing then legal'; or 'anyone', or 'everyone'."
                .formatted(text));
      }
    }
    if (words.size() > 1 && words.stream().anyMatch(SPECIAL::contains)) {
      throw Refusal.invalid(
          "route", "'anyone', 'everyone' and 'usual' stand alone in their stage.");
    }
    return new Stage(words, all);
  }

  /** The same with the client's own route in place of 'usual'. */
  ApprovalRoute with(ApprovalRoute own) {
    return new ApprovalRoute(
        stages.stream()
            .flatMap(
                stage ->
                    stage.words().equals(List.of(USUAL)) ? own.stages().stream() : Stream.of(stage))
            .toList());
  }

  /** The first of its roles that none of these people has. */
  Optional<String> unknownRole(List<Approver> people) {
    return stages.stream()
        .flatMap(stage -> stage.words().stream())
        .filter(word -> !SPECIAL.contains(word))
        .filter(role -> new Stage(List.of(role), false).asked(people).isEmpty())
        .findFirst();
  }

  /** The same, but at one stage anyone suffices. */
  ApprovalRoute withAnyoneAt(int no) {
    var others = new ArrayList<>(stages);
    others.set(no - 1, new Stage(List.of(ANYONE), false));
    return new ApprovalRoute(others);
  }

  /** A stage by its number, counted from 1. */
  Stage stage(int no) {
    return stages.get(no - 1);
  }

  @Override
  public String toString() {
    return String.join(" then ", stages.stream().map(Stage::toString).toList());
  }
}
