package org.imprimatur.publishing;

import java.util.UUID;

/** A publication's process has learned that the post is online; it may learn it more than once. */
public record PostIsOnline(UUID publication) {}
