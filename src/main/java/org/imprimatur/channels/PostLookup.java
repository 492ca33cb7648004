package org.imprimatur.channels;

/** Reads the account's own posts back, to learn whether an unclear call went through. */
public interface PostLookup extends Platform {

  /**
   * Looks for the delivery among the account's own posts of the window, leaving out posts known to
   * belong to others.
   */
  LookupResult find(Account account, Delivery delivery, LookupWindow window);
}
