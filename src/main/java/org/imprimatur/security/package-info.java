/**
 * Who is signed in and what they may reach: one login for our pages, the REST API and the engine's
 * web applications, and the boundary between clients.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"clients", "problem", "workflow"})
package org.imprimatur.security;
