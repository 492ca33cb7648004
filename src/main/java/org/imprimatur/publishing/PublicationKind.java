package org.imprimatur.publishing;

/** A post, or the first comment we put beneath it. */
public enum PublicationKind {
  POST,
  FIRST_COMMENT
}
