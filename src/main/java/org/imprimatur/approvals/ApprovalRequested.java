package org.imprimatur.approvals;

import java.util.UUID;

/** Somebody was asked for approval. */
public record ApprovalRequested(UUID request) {}
