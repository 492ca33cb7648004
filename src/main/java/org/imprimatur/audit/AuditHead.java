package org.imprimatur.audit;

import java.util.Map;

/**
 * Where a client's chain ends.
 *
 * @param key the id of the key it is signed with, or "" while there is no entry
 * @param signature Ed25519 over {@link #statement}, in Base64
 */
public record AuditHead(String client, long seq, String hash, String key, String signature) {

  static AuditHead beginning(String client) {
    return new AuditHead(client, 0, AuditEntry.BEGINNING, "", "");
  }

  /** What is signed: the client, the number of its last entry and that entry's hash. */
  public String statement() {
    return statement(client, seq, hash);
  }

  static String statement(String client, long seq, String hash) {
    return CanonicalJson.of(Map.of("client", client, "seq", seq, "hash", hash));
  }
}
