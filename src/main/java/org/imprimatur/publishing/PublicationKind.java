package org.imprimatur.publishing;

/** A post, the first comment we put beneath it, or a reply to what somebody else wrote. */
public enum PublicationKind {
  POST,
  FIRST_COMMENT,
  REPLY
}
