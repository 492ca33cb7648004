package org.imprimatur.channels;

/** What can be done about something somebody else wrote, besides answering it. */
public enum Moderation {
  HIDE,
  UNHIDE,
  DELETE,
  BLOCK,
  MUTE,
  REPORT,
  LIKE,
  PIN
}
