package org.imprimatur.danger;

import java.util.UUID;

/** Something goes wrong unless its lead acts. */
public record DangerSignRaised(UUID sign) {}
