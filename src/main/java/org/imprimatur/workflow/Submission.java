package org.imprimatur.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.imprimatur.problem.Refusal;

/**
 * What a person entered into a form, checked against the form, and who it was. It lives as long as
 * the request: none of it becomes a process variable by itself.
 *
 * @param via through which door it came; {@link #TASK_FORM} unless another one says so
 */
public record Submission(String by, Map<String, Object> values, String via) {
  static final String VARIABLE = "submission";

  /** The usual door: the form of a task, on whichever screen. */
  public static final String TASK_FORM = "TASK_FORM";

  Submission(String by, Map<String, Object> values) {
    this(by, values, TASK_FORM);
  }

  /** The text of a field, without surrounding blanks; "" where nothing was entered. */
  public String text(String field) {
    return values.get(field) instanceof String text ? text.strip().replace("\r\n", "\n") : "";
  }

  public Optional<String> find(String field) {
    return Optional.of(text(field)).filter(text -> !text.isEmpty());
  }

  public boolean checked(String field) {
    return Boolean.TRUE.equals(values.get(field));
  }

  /** The entries of a field that takes several. */
  public List<String> list(String field) {
    return values.get(field) instanceof List<?> list
        ? list.stream().map(String::valueOf).toList()
        : List.of();
  }

  /**
   * The chosen option.
   *
   * @throws Refusal if none was chosen, or one that does not exist
   */
  public <E extends Enum<E>> E choice(String field, Class<E> options) {
    var chosen = text(field);
    return Arrays.stream(options.getEnumConstants())
        .filter(option -> option.name().equals(chosen))
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.invalid(
                    field,
                    "Choose one of "
                        + Arrays.stream(options.getEnumConstants())
                            .map(Enum::name)
                            .collect(Collectors.joining(", "))
                        + "."));
  }
}
