package org.imprimatur.clients;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.ZoneId;

/** A brand we work for, and a tenant: every row, task and file of it carries its key. */
@Entity
public class Client {
  @Id private String key;
  private String name;
  private String zone;
  @Embedded private Policy policy;
  private Instant openedAt;

  protected Client() {}

  Client(String key, String name, ZoneId zone, Policy policy, Instant openedAt) {
    this.key = key;
    this.name = name;
    this.zone = zone.getId();
    this.policy = policy;
    this.openedAt = openedAt;
  }

  void agree(Policy policy) {
    this.policy = policy;
  }

  public String key() {
    return key;
  }

  public String name() {
    return name;
  }

  /** The zone its slots are meant in and its times are shown in. */
  public ZoneId zone() {
    return ZoneId.of(zone);
  }

  public Policy policy() {
    return policy;
  }

  /** The engine group of this client's own people: {@code clientAcme}. */
  public String group() {
    return ClientOpened.groupOf(key);
  }
}
