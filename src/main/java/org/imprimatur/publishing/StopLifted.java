package org.imprimatur.publishing;

import java.util.UUID;

/** What the stop kept back may be asked about again. */
public record StopLifted(UUID stop) {}
