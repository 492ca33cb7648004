/**
 * Whether a diagram keeps the promise and comes to its end: a net of all it can do, gone through in
 * every order. Knows of steps only what they declare, and executes nothing.
 */
package org.imprimatur.workflow.gate.proof;
