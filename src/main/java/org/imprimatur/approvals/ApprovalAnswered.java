package org.imprimatur.approvals;

import java.util.UUID;

/** Somebody who was asked for approval has answered. */
public record ApprovalAnswered(UUID request) {}
