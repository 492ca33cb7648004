package org.imprimatur.content;

/** What kind of thing a piece is. */
public enum PieceFormat {
  TEXT,
  IMAGE,
  CAROUSEL
}
