package org.imprimatur.clients;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.problem.Refusal;
import org.imprimatur.problem.Refusal.FieldProblem;

/**
 * Somebody to be asked for approval from now on.
 *
 * @param login "" for somebody without an account
 * @param role one word of small letters
 */
public record NewApprover(
    String clientKey, String name, String email, String login, String role, boolean substitute) {
  /** What routes are written with, so no role can be called it. */
  private static final Set<String> TAKEN =
      Set.of("then", "and", "or", "anyone", "everyone", "usual");

  /**
   * Enough to keep a second address, a comment or a line break out; the mail server knows the rest.
   */
  private static final String ADDRESS =
      "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+";

  public NewApprover {
    name = name.strip();
    email = email.strip();
    login = login.strip();
    role = role.strip().toLowerCase(Locale.ROOT);
    var problems = problems(name, email, login, role);
    if (!problems.isEmpty()) throw Refusal.invalid(problems);
  }

  private static List<FieldProblem> problems(String name, String email, String login, String role) {
    var problems = new ArrayList<FieldProblem>();
    if (name.isEmpty() || name.length() > 100 || name.chars().anyMatch(Character::isISOControl))
      problems.add(new FieldProblem("name", "Give a name of up to 100 characters on one line."));
    if (email.length() > 254 || !email.matches(ADDRESS))
      problems.add(new FieldProblem("email", "Give one address such as ana@example.com."));
    if (login.length() > 100)
      problems.add(new FieldProblem("login", "At most 100 characters are possible."));
    if (!role.matches("[a-z]{1,30}"))
      problems.add(new FieldProblem("role", "Give one word of letters, such as marketing."));
    if (TAKEN.contains(role))
      problems.add(
          new FieldProblem("role", "'" + role + "' has a meaning of its own in approval routes."));
    return problems;
  }
}
