package org.imprimatur.interactions;

/** How well a client knows an author. */
public enum AuthorStanding {
  NEW,
  KNOWN,
  VIP
}
