package org.imprimatur.channels;

/**
 * What we share with a platform's application.
 *
 * @param secret signs what it sends
 * @param verifyToken asked for in the handshake by platforms that do so
 */
public record WebhookSecrets(String secret, String verifyToken) {
  public WebhookSecrets {
    secret = secret == null ? "" : secret.strip();
    verifyToken = verifyToken == null ? "" : verifyToken.strip();
  }

  public boolean given() {
    return !secret.isEmpty();
  }

  @Override
  public String toString() {
    return "WebhookSecrets[]";
  }
}
