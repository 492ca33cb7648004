package org.imprimatur.security;

import java.util.List;
import org.imprimatur.clients.Client;
import org.imprimatur.clients.Clients;
import org.imprimatur.clients.UnknownClient;
import org.springframework.stereotype.Component;

/** The clients somebody may know of; the others do not exist for them. */
@Component
public class VisibleClients {
  private final Clients clients;

  VisibleClients(Clients clients) {
    this.clients = clients;
  }

  public List<Client> of(Person person) {
    return clients.findAllByOrderByName().stream().filter(c -> person.sees(c.key())).toList();
  }

  public List<String> keys(Person person) {
    return of(person).stream().map(Client::key).toList();
  }

  /**
   * The client with this key.
   *
   * @throws UnknownClient if there is none, or none they may know of
   */
  public Client get(Person person, String key) {
    return of(person).stream()
        .filter(c -> c.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new UnknownClient(key));
  }
}
