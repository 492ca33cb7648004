package org.imprimatur.workflow;

import java.util.UUID;

/**
 * Somebody has a tenant's running instances go on in another version of their process.
 *
 * @param places where tokens of elements that are gone were sent, in words, or ""
 */
public record InstancesMoved(
    String tenant,
    UUID move,
    String by,
    String process,
    int fromVersion,
    int toVersion,
    int instances,
    String places) {}
