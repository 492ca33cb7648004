package org.imprimatur.approvals;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * An asking to be opened.
 *
 * @param subject whose content it is: the piece's id
 * @param versionDigest digest of the version as a whole, SHA-256 in hex
 * @param route who has to agree, as {@code marketing then legal}; "" for the client's own route
 * @param slot when it is to go out, or null
 * @param authors who wrote any version of it: they are not asked
 * @param processDefinition the process version it is asked under, as the engine's id
 */
public record NewRound(
    String client,
    UUID subject,
    int versionNo,
    String versionDigest,
    String route,
    Instant slot,
    Set<String> authors,
    String processDefinition) {}
