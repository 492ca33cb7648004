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
 */
public record Imprint(
    String client,
    UUID subject,
    String versionDigest,
    Set<String> payloadDigests,
    String approvedBy,
    ApprovalMethod method,
    String processDefinition) {}
