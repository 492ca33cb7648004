package org.imprimatur.workflow.gate.proof;

/**
 * A way from one element to the next.
 *
 * @param label what is written on it, or ""
 * @param condition whether something has to hold
 * @param otherwise whether it is taken where no other is
 * @param asks the index of the answer that has to be yes, or -1
 */
record Flow(String id, Node target, String label, boolean condition, boolean otherwise, int asks) {}
