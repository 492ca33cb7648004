package org.imprimatur.clients;

import java.util.UUID;

/** An approver is about to leave; whoever still needs them refuses it now. */
public record ApproverLeaves(String clientKey, UUID approver) {}
