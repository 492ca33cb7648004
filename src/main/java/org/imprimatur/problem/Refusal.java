package org.imprimatur.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A request that is not carried out, for a reason that the one who asked can understand and mend.
 * Nothing was changed.
 */
public class Refusal extends RuntimeException {
  private final Kind kind;
  private final transient List<FieldProblem> fields;

  /** Why a request is refused. */
  public enum Kind {
    /** What was entered is not acceptable. */
    INVALID,
    /** It does not fit what has happened meanwhile. */
    CONFLICT,
    /** There is no such thing, or none that the asker may know of. */
    UNKNOWN,
    /** The asker is not the one to do it. */
    FORBIDDEN
  }

  /** What is wrong with one field, by its name in the form and the API. */
  public record FieldProblem(String field, String message) {}

  protected Refusal(Kind kind, String message) {
    this(kind, message, List.of());
  }

  protected Refusal(Kind kind, String message, List<FieldProblem> fields) {
    super(message);
    this.kind = kind;
    this.fields = List.copyOf(fields);
  }

  public static Refusal invalid(List<FieldProblem> problems) {
    return new Refusal(
        Kind.INVALID,
        problems.stream().map(FieldProblem::message).collect(Collectors.joining(" ")),
        problems);
  }

  public static Refusal invalid(String field, String message) {
    return new Refusal(Kind.INVALID, message, List.of(new FieldProblem(field, message)));
  }

  public static Refusal conflict(String message) {
    return new Refusal(Kind.CONFLICT, message);
  }

  public static Refusal unknown(String message) {
    return new Refusal(Kind.UNKNOWN, message);
  }

  public static Refusal forbidden(String message) {
    return new Refusal(Kind.FORBIDDEN, message);
  }

  public Kind kind() {
    return kind;
  }

  /** The fields concerned; empty where the refusal is not about a field. */
  public List<FieldProblem> fields() {
    return fields;
  }
}
