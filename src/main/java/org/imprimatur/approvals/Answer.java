package org.imprimatur.approvals;

import java.util.UUID;

/**
 * One decision about one request.
 *
 * @param channel which channel it is about, or null
 * @param by who decides: a login, or the name of an approver without one
 */
public record Answer(
    UUID request,
    ApprovalDecision decision,
    String comment,
    UUID channel,
    String by,
    ApprovalMethod how) {}
