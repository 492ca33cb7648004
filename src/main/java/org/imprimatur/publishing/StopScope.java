package org.imprimatur.publishing;

/** How much a {@link PublishingStop} stops. */
public enum StopScope {
  /** All that is published for one client. */
  CLIENT,
  /** All that goes to one of its accounts. */
  CHANNEL,
  /** All that belongs to one of its campaigns. */
  CAMPAIGN,
  /** All that is published for anybody. */
  EVERYTHING
}
