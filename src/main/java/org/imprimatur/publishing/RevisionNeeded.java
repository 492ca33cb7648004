package org.imprimatur.publishing;

import java.util.UUID;

/** A post was refused and its content has to be written anew. */
public record RevisionNeeded(UUID subject, String why, String askedBy) {}
