package org.imprimatur.pages.approve;

import java.util.List;
import org.imprimatur.problem.Refusal.FieldProblem;

/**
 * The form as its viewer takes it, each part as JSON.
 *
 * @param refused why the last answer was not accepted, or ""
 */
record Paper(
    String schema, String values, String problems, String refused, List<FieldProblem> said) {}
