package org.imprimatur.channels;

/** Whether an account can be used. */
public enum ChannelState {
  CONNECTED,
  /** The platform no longer accepts its login; a person connects it again. */
  LOGIN_EXPIRED
}
