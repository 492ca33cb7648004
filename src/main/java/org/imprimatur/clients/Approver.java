package org.imprimatur.clients;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** Somebody of the client who is asked for approval. */
@Entity
public class Approver {
  @Id private UUID id;
  private String clientKey;
  private String name;
  private String email;
  private String login;
  private String role;
  private boolean substitute;
  private boolean active;

  protected Approver() {}

  Approver(NewApprover wanted) {
    this.id = UUID.randomUUID();
    this.clientKey = wanted.clientKey();
    this.name = wanted.name();
    this.email = wanted.email();
    this.login = wanted.login();
    this.role = wanted.role();
    this.substitute = wanted.substitute();
    this.active = true;
  }

  void retire() {
    active = false;
  }

  public UUID id() {
    return id;
  }

  public String clientKey() {
    return clientKey;
  }

  public String name() {
    return name;
  }

  public String email() {
    return email;
  }

  /** Their account's, or "" for somebody who decides by link only. */
  public String login() {
    return login;
  }

  /** One word that approval routes call them by: {@code marketing}. */
  public String role() {
    return role;
  }

  /** Asked only when others are silent. */
  public boolean substitute() {
    return substitute;
  }

  public boolean active() {
    return active;
  }

  /** Who they are when they act: their login, or a name that no account can have. */
  public String actor() {
    return login.isEmpty() ? "approver-" + id : login;
  }
}
