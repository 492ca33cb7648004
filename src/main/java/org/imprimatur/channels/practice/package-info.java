/**
 * A small social network inside the application, so that a newcomer sees a post as its audience
 * would. It behaves like a remote server: every call is a transaction of its own, and an
 * idempotency key is honoured for ever.
 */
package org.imprimatur.channels.practice;
