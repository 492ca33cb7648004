package org.imprimatur.pages;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.imprimatur.problem.Refusal;

/** Reads what was entered on a page, field by field, and collects what is wrong with it. */
class Entries {
  private static final int LONGEST = 5000;

  private final Map<String, String> problems = new LinkedHashMap<>();

  /** The text of a field; "" where it cannot be taken. */
  String text(String field, String entered) {
    if (entered == null) return "";
    if (entered.length() > LONGEST) problem(field, "At most 5,000 characters are possible.");
    else if (entered.indexOf('\0') >= 0)
      problem(field, "It contains a character that cannot be stored.");
    else return entered.strip();
    return "";
  }

  /** What a field means, or the alternative where it means nothing. */
  <T> T read(
      String field, String entered, Function<String, T> meaning, T otherwise, String problem) {
    try {
      return meaning.apply(text(field, entered));
    } catch (RuntimeException e) {
      problem(field, problem);
      return otherwise;
    }
  }

  /** As {@link #read} for a list, whose entries are separated by commas, blanks or lines. */
  <T> List<T> list(String field, String entered, Function<String, T> meaning, String problem) {
    return read(
        field,
        entered,
        text ->
            Arrays.stream(text.split("[,;\\s]+"))
                .filter(part -> !part.isEmpty())
                .map(meaning)
                .toList(),
        List.of(),
        problem);
  }

  /** What is made of the fields, or null where the domain refuses it. */
  <T> T accepted(Supplier<T> made) {
    try {
      return made.get();
    } catch (Refusal refusal) {
      refuse(refusal);
      return null;
    }
  }

  void refuse(Refusal refusal) {
    if (refusal.fields().isEmpty()) problem("", refusal.getMessage());
    refusal.fields().forEach(problem -> problem(problem.field(), problem.message()));
  }

  private void problem(String field, String message) {
    problems.putIfAbsent(field, message);
  }

  boolean fine() {
    return problems.isEmpty();
  }

  /** By field; "" where it concerns none in particular. */
  Map<String, String> problems() {
    return problems;
  }
}
