/**
 * What may be deployed and what an expression may say. Whoever can deploy could otherwise run code
 * on the server.
 */
package org.imprimatur.workflow.gate;
