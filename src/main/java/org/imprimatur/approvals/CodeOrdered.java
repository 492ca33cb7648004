package org.imprimatur.approvals;

import java.util.UUID;

/** Somebody on an unknown device needs a code by mail. */
public record CodeOrdered(UUID code) {}
