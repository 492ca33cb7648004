package org.imprimatur.approvals;

import java.util.UUID;

/** Somebody is to be reminded that they were asked for approval. */
public record ApprovalReminded(UUID request) {}
