package org.imprimatur.approvals;

import java.util.UUID;

/** A version may go out. */
public record ApprovalGiven(UUID approval) {}
