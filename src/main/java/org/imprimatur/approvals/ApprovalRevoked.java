package org.imprimatur.approvals;

import java.util.UUID;

/** A version must not go out any more. */
public record ApprovalRevoked(UUID approval) {}
