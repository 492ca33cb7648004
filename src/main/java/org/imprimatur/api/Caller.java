package org.imprimatur.api;

import java.util.Arrays;
import java.util.UUID;
import org.imprimatur.clients.Client;
import org.imprimatur.content.PieceReading;
import org.imprimatur.content.VisiblePiece;
import org.imprimatur.problem.Refusal;
import org.imprimatur.security.Groups;
import org.imprimatur.security.People;
import org.imprimatur.security.Person;
import org.imprimatur.security.VisibleClients;
import org.springframework.stereotype.Component;

/** Who calls, what they may know of and what they may do; hidden comes before forbidden. */
@Component
class Caller {
  private final VisibleClients clients;
  private final PieceReading pieces;

  Caller(VisibleClients clients, PieceReading pieces) {
    this.clients = clients;
    this.pieces = pieces;
  }

  Person person() {
    return People.current();
  }

  String id() {
    return person().id();
  }

  java.util.List<String> clientKeys() {
    return clients.keys(person());
  }

  java.util.List<Client> clients() {
    return clients.of(person());
  }

  Client client(String key) {
    return clients.get(person(), key);
  }

  VisiblePiece piece(UUID id) {
    return pieces.get(id, person());
  }

  /**
   * Administrators may do what any group may.
   *
   * @throws Refusal if they are in none of these groups
   */
  void require(String... groups) {
    var person = person();
    if (person.isAdministrator() || person.isIn(Groups.ADMINISTRATORS)) return;
    if (Arrays.stream(groups).noneMatch(person::isIn))
      throw Refusal.forbidden("Your account may not do this.");
  }
}
