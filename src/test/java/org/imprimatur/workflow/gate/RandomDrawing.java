package org.imprimatur.workflow.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Draws a process as somebody might who knows all elements and does not think of approvals. */
final class RandomDrawing {
  private final Random random;
  private int count;
  private int left;

  private RandomDrawing(long seed) {
    random = new Random(seed);
    left = 4 + random.nextInt(10);
  }

  static String of(long seed) {
    return new RandomDrawing(seed).process();
  }

  /** One process or sub-process on the way: where the next flow begins, and what lies behind. */
  private final class Scope {
    final StringBuilder text = new StringBuilder();
    final List<String> passed = new ArrayList<>();
    String from;
    String condition = "";

    void add(String kind, String id, String rest) {
      text.append(kind).append(' ').append(id).append(' ').append(rest).append('\n');
    }

    /** Leads on to an element. */
    void to(String id) {
      text.append(from).append(" > ").append(id).append(condition).append('\n');
      from = id;
      condition = "";
    }

    void flow(String source, String target, String how) {
      text.append(source).append(" > ").append(target).append(how).append('\n');
    }

    /** Somewhere that was drawn before, or an end of its own. */
    String somewhere() {
      if (!passed.isEmpty() && random.nextBoolean()) {
        return passed.get(random.nextInt(passed.size()));
      }
      var end = id("end");
      add("end", end, random.nextInt(6) == 0 ? "terminate" : "");
      return end;
    }
  }

  private String id(String kind) {
    return kind + ++count;
  }

  private String process() {
    var scope = new Scope();
    scope.from = id("start");
    scope.add("start", scope.from, "");
    human(scope, "draft-piece");
    blocks(scope, 0);
    if (random.nextInt(4) > 0) approval(scope);
    if (random.nextInt(3) == 0) block(scope, 0);
    machine(scope);
    blocks(scope, 0);
    end(scope);
    if (random.nextInt(4) == 0) scope.text.append(aside());
    return scope.text.toString();
  }

  private void blocks(Scope scope, int depth) {
    for (int i = random.nextInt(3); i > 0; i--) block(scope, depth);
  }

  private void block(Scope scope, int depth) {
    if (left-- <= 0) return;
    switch (random.nextInt(depth > 2 ? 7 : 12)) {
      case 0 -> human(scope, random.nextBoolean() ? "review-piece" : "revise-piece");
      case 1, 2 -> human(scope, "review-piece");
      case 3, 4 -> approval(scope);
      case 5 -> machine(scope);
      case 6 -> message(scope);
      case 7, 8 -> fork(scope, "xor", depth);
      case 9 -> fork(scope, "and", depth);
      default -> subProcess(scope, depth);
    }
  }

  private void human(Scope scope, String form) {
    var id = id("human");
    scope.add("human", id, form);
    scope.to(id);
    scope.passed.add(id);
    if (random.nextInt(4) == 0) border(scope, id);
  }

  private void machine(Scope scope) {
    var id = id("publish");
    scope.add("machine", id, "publishPost");
    scope.to(id);
  }

  private void message(Scope scope) {
    var id = id("edited");
    scope.add("catch", id, "message " + (random.nextBoolean() ? "PieceEdited" : "Released"));
    scope.to(id);
  }

  /** Somebody is asked; mostly the answer is read. */
  private void approval(Scope scope) {
    var id = id("approve");
    var list = random.nextInt(8) == 0 ? " each" : "";
    scope.add("human", id, "approve-piece" + list);
    scope.to(id);
    if (random.nextInt(4) == 0) border(scope, id);
    if (random.nextInt(8) == 0) return;
    var gateway = id("asked");
    scope.add("xor", gateway, "");
    scope.to(gateway);
    scope.passed.add(id);
    scope.flow(gateway, scope.somewhere(), " else");
    scope.condition = random.nextInt(12) == 0 ? " if x == 1" : " if yes";
  }

  private void border(Scope scope, String host) {
    var id = id("event");
    var kind = random.nextInt(3);
    var beside = random.nextBoolean();
    scope.add(
        "on",
        id,
        host
            + (kind == 0 ? " message PieceEdited" : kind == 1 ? " timer" : " message Hurry")
            + (beside ? " beside" : ""));
    var end = beside ? id("end") : scope.somewhere();
    if (beside) scope.add("end", end, "");
    if (random.nextInt(3) == 0) {
      var human = id("human");
      scope.add("human", human, random.nextInt(3) == 0 ? "revise-piece" : "review-piece");
      scope.flow(id, human, "");
      scope.flow(human, end, "");
    } else {
      scope.flow(id, end, "");
    }
  }

  private void fork(Scope scope, String kind, int depth) {
    var split = id(kind);
    var join = id(kind);
    scope.add(kind, split, "");
    scope.add(kind, join, "");
    scope.to(split);
    var exclusive = kind.equals("xor");
    // What goes back into a parallel part would only fill it up.
    var passed = List.copyOf(scope.passed);
    if (!exclusive) scope.passed.clear();
    for (int branch = 0; branch < 2; branch++) {
      scope.from = split;
      scope.condition = !exclusive ? "" : branch == 0 ? " if x == 1" : " else";
      if (scope.condition.equals(" else")) human(scope, "review-piece");
      blocks(scope, depth + 1);
      scope.to(join);
    }
    if (!exclusive) {
      scope.passed.clear();
      scope.passed.addAll(passed);
    }
  }

  private void subProcess(Scope scope, int depth) {
    var id = id("sub");
    var inside = new Scope();
    inside.from = id("start");
    inside.add("start", inside.from, "");
    block(inside, depth + 1);
    blocks(inside, depth + 1);
    end(inside);
    if (random.nextInt(4) == 0) inside.text.append(aside());
    scope.text.append("sub ").append(id).append(" {\n").append(inside.text).append("}\n");
    scope.to(id);
    if (random.nextInt(3) == 0) border(scope, id);
  }

  private void end(Scope scope) {
    var end = id("end");
    scope.add("end", end, "");
    scope.to(end);
  }

  /** An event sub-process. */
  private String aside() {
    var inside = new Scope();
    inside.from = id("start");
    inside.add(
        "start",
        inside.from,
        "message "
            + (random.nextInt(3) == 0 ? "PieceEdited" : "Withdrawn")
            + (random.nextBoolean() ? " beside" : ""));
    if (random.nextInt(3) == 0) {
      human(inside, random.nextInt(3) == 0 ? "revise-piece" : "review-piece");
    }
    if (random.nextInt(6) == 0) machine(inside);
    end(inside);
    return "event " + id("aside") + " {\n" + inside.text + "}\n";
  }
}
