package org.imprimatur.interactions;

/** How soon an interaction is looked at among others that are due at the same time. */
public enum Priority {
  URGENT,
  HIGH,
  NORMAL,
  LOW
}
