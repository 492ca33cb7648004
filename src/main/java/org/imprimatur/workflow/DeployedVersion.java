package org.imprimatur.workflow;

import java.time.Instant;

/**
 * One version of a process, decision table or form.
 *
 * @param tenant whose own it is, or "" if it is shared
 * @param deployer whose login deployed it, or "" if nobody was signed in
 * @param shipped whether it came with the application
 * @param file its name in its deployment
 * @param running how many instances are at work in it; 0 unless it is a process
 */
public record DeployedVersion(
    DefinitionKind kind,
    String id,
    String key,
    String name,
    int version,
    String tenant,
    Instant deployedAt,
    String deployer,
    boolean shipped,
    String deployment,
    String file,
    int running) {}
