package org.imprimatur.interactions;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.imprimatur.channels.RemoteAuthor;

/** Somebody who writes to a client, as that client knows them. */
@Entity
public class AudienceMember {
  @Id private UUID id;
  private String clientKey;
  private String platform;
  private String authorId;
  private String handle;
  private String name;
  private String url;
  private boolean vip;
  private int messages;
  private Instant firstSeenAt;
  private Instant lastSeenAt;

  protected AudienceMember() {}

  AudienceMember(String clientKey, String platform, RemoteAuthor author, Instant at) {
    this.id = UUID.randomUUID();
    this.clientKey = clientKey;
    this.platform = platform;
    this.authorId = author.id();
    this.firstSeenAt = at;
    this.lastSeenAt = at;
    calls(author);
  }

  /** They wrote; names change, ids do not. */
  void wrote(RemoteAuthor author, Instant at) {
    calls(author);
    messages++;
    if (at.isAfter(lastSeenAt)) lastSeenAt = at;
  }

  private void calls(RemoteAuthor author) {
    this.handle = author.handle();
    this.name = author.name();
    this.url = author.url();
  }

  void treatAsVip(boolean vip) {
    this.vip = vip;
  }

  public UUID id() {
    return id;
  }

  String clientKey() {
    return clientKey;
  }

  public String platform() {
    return platform;
  }

  public RemoteAuthor author() {
    return new RemoteAuthor(authorId, handle, name, url);
  }

  /** How well the client knows them: by this message alone, or better. */
  public AuthorStanding standing() {
    if (vip) return AuthorStanding.VIP;
    return messages > 1 ? AuthorStanding.KNOWN : AuthorStanding.NEW;
  }

  public int messages() {
    return messages;
  }

  public Instant firstSeenAt() {
    return firstSeenAt;
  }
}
