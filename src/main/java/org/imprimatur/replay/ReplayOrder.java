package org.imprimatur.replay;

import java.time.Duration;
import java.util.List;

/**
 * What is to be tried on what.
 *
 * @param candidate the file's text
 * @param weeks pieces opened within these last weeks
 * @param newStep how long a step takes that the recording does not know; null for the usual time of
 *     its group
 */
public record ReplayOrder(
    String fileName, String candidate, List<String> clients, int weeks, Duration newStep) {}
