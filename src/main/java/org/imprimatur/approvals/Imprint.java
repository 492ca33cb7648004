package org.imprimatur.approvals;

import java.util.Set;
import java.util.UUID;

/**
 * An approval to be recorded.
 *
 * @param subject whose content it is: the piece's id
 * @param versionDigest digest of the version as a whole, SHA-256 in hex
 * @param payloadDigests digests of each payload that may be sent, SHA-256 in hex
 * @param processDefinition the process version it was given under, as {@code content-piece:3}
 * @param round in which asking it was given, or null
 * @param proof what shows that those who were silent had been told; "" where nobody was
 */
public record Imprint(
    String client,
    UUID subject,
    String versionDigest,
    Set<String> payloadDigests,
    String approvedBy,
    ApprovalMethod method,
    String processDefinition,
    UUID round,
    String proof) {

  /** One that nobody was asked for in a round. */
  public Imprint(
      String client,
      UUID subject,
      String versionDigest,
      Set<String> payloadDigests,
      String approvedBy,
      ApprovalMethod method,
      String processDefinition) {
    this(
        client,
        subject,
        versionDigest,
        payloadDigests,
        approvedBy,
        method,
        processDefinition,
        null,
        "");
  }
}
