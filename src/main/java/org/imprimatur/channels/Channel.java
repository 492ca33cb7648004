package org.imprimatur.channels;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One account of a client on one platform. */
@Entity
public class Channel {
  @Id private UUID id;
  private String clientKey;
  private String platform;
  private String name;
  private String handle;
  private String baseUrl;
  private byte[] secret;

  @JdbcTypeCode(SqlTypes.JSON)
  private Capabilities capabilities;

  private boolean main;

  @Enumerated(EnumType.STRING)
  private ChannelState state;

  private String stateDetail;
  private Instant connectedAt;

  protected Channel() {}

  Channel(UUID id, NewChannel from, byte[] secret, Capabilities capabilities, Instant connectedAt) {
    this.id = id;
    this.clientKey = from.client();
    this.platform = from.platform();
    this.name = from.name();
    this.handle = from.handle();
    this.baseUrl = from.baseUrl().toString();
    this.main = from.main();
    reconnect(secret, capabilities, connectedAt);
  }

  void reconnect(byte[] secret, Capabilities capabilities, Instant connectedAt) {
    this.secret = secret;
    this.capabilities = capabilities;
    this.connectedAt = connectedAt;
    this.state = ChannelState.CONNECTED;
    this.stateDetail = "";
  }

  void loginExpired(String detail) {
    this.state = ChannelState.LOGIN_EXPIRED;
    this.stateDetail = detail;
  }

  public UUID id() {
    return id;
  }

  public String clientKey() {
    return clientKey;
  }

  /** The platform's key, see {@link Platform#key}. */
  public String platform() {
    return platform;
  }

  /** What the team calls it. */
  public String name() {
    return name;
  }

  public String handle() {
    return handle;
  }

  public URI baseUrl() {
    return URI.create(baseUrl);
  }

  byte[] secret() {
    return secret;
  }

  public Capabilities capabilities() {
    return capabilities;
  }

  /** The client's main account: three days without a post on it are a danger sign. */
  public boolean main() {
    return main;
  }

  public ChannelState state() {
    return state;
  }

  public Instant connectedAt() {
    return connectedAt;
  }

  /** Why the state is what it is, or "". */
  public String stateDetail() {
    return stateDetail;
  }
}
