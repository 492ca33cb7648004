package org.imprimatur.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.Collections;
import java.util.Set;

/**
 * Somebody who is signed in.
 *
 * @param tenants the clients they belong to; staff belong to none in particular and see all
 */
public record Person(String id, Set<String> groups, Set<String> tenants)
    implements Principal, Serializable {

  @Override
  public String getName() {
    return id;
  }

  /** Of the agency, not of a client. */
  public boolean isStaff() {
    return !Collections.disjoint(groups, Groups.STAFF) || isAdministrator();
  }

  public boolean isProcessOwner() {
    return groups.contains(Groups.PROCESS_OWNERS) || isAdministrator();
  }

  public boolean isAdministrator() {
    return groups.contains(Groups.ENGINE_ADMINISTRATORS);
  }

  public boolean isIn(String group) {
    return groups.contains(group);
  }

  /**
   * Whether what belongs to this client may be known to them. What belongs to no client is the
   * agency's own.
   */
  public boolean sees(String tenant) {
    return isStaff() || tenant != null && tenants.contains(tenant);
  }
}
