package org.imprimatur.security;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a client has that somebody else could ask for, by the names the tables of addresses use.
 *
 * @param secrets words that stand in what is theirs and nowhere else
 */
record ClientWorld(String client, Map<String, String> ids, List<String> secrets) {

  /** What runs, as the engine calls it. */
  private static final Set<String> DEPLOYED = Set.of("definition", "table", "form");

  /** The same names for things that do not exist. */
  ClientWorld unknown() {
    var unknown = new LinkedHashMap<String, String>();
    ids.forEach((name, id) -> unknown.put(name, like(name, id)));
    return new ClientWorld("nobody", unknown, List.of());
  }

  private static String like(String name, String id) {
    if (name.equals("client")) return "nobody";
    if (name.equals("group")) return "clientNobody";
    if (DEPLOYED.contains(name)) return UUID.randomUUID().toString();
    if (id.matches("[0-9a-f-]{36}")) return UUID.randomUUID().toString();
    // Shared by all clients: what is asked about is what differs.
    return id;
  }

  /** An address or a body with the names in braces filled in. */
  String fill(String template) {
    var filled = template;
    for (var id : ids.entrySet()) filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    return filled;
  }

  /** An answer with every name of ours and of this request made alike. */
  String blank(String answer) {
    var blank = answer.replaceAll("name=\"_csrf\"[^>]*value=\"[^\"]+\"", "");
    for (var id : ids.values()) blank = blank.replace(id, "-");
    return blank;
  }

  /** What of theirs stands in an answer to somebody else. */
  Stream<String> toldIn(String answer) {
    return secrets.stream().filter(answer::contains);
  }
}
