package org.imprimatur.publishing;

import java.util.UUID;

/** From now on nothing in the scope of this stop goes out. */
public record StopDeclared(UUID stop) {}
