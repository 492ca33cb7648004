package org.imprimatur.workflow.gate.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What has to hold on a flow, as far as the proof reads it: equalities joined by "and". */
final class Condition {
  private static final Pattern BODY = Pattern.compile("[$#]\\{(.*)}", Pattern.DOTALL);
  private static final Pattern EQUALITY =
      Pattern.compile("\\(*\\s*(\\w+)\\s*(?:==|eq)\\s*(['\"])(\\w+)\\2\\s*\\)*");

  /** A variable that has to have a value. */
  record Equality(String variable, String value) {}

  private Condition() {}

  /** The equalities that all have to hold for the condition to; none where it says "or". */
  static List<Equality> required(String text) {
    var body = BODY.matcher(text.strip());
    var found = new ArrayList<Equality>();
    if (!body.matches() || body.group(1).matches("(?s).*(\\|\\||\\bor\\b|!|\\bnot\\b|\\?).*"))
      return found;
    for (var part : body.group(1).split("&&|\\band\\b")) {
      var equality = EQUALITY.matcher(part.strip());
      if (equality.matches()) found.add(new Equality(equality.group(1), equality.group(3)));
    }
    return found;
  }
}
