/**
 * What may be deployed and what an expression may say. Whoever can deploy could otherwise run code
 * on the server, or let out what nobody approved.
 */
@org.springframework.modulith.NamedInterface("gate")
package org.imprimatur.workflow.gate;
