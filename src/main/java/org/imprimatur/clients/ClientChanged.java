package org.imprimatur.clients;

import java.util.Map;

/**
 * Something that was agreed with a client is another now.
 *
 * @param what which agreement
 * @param now what it says now
 */
public record ClientChanged(String client, What what, Map<String, Object> now) {

  /** What can be agreed. */
  public enum What {
    POLICY,
    APPROVAL_TERMS,
    APPROVER_ADDED,
    APPROVER_REMOVED
  }
}
