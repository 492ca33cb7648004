package org.imprimatur.publishing;

import java.lang.management.ManagementFactory;

/** This running application, as it signs the ledger: process id and host. */
final class Node {
  static final String NAME = ManagementFactory.getRuntimeMXBean().getName();

  private Node() {}
}
