package org.imprimatur.pages.approve;

/**
 * Whom the page speaks to, and about what.
 *
 * @param slot when it is to go out, in the client's zone, or ""
 * @param due until when the answer is awaited
 * @param email where a code would go, mostly hidden
 */
record Header(
    String address,
    String name,
    String clientName,
    String title,
    int version,
    String slot,
    String due,
    String email) {}
