package org.imprimatur.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares on a step what it does, for the proof that is made when a diagram is deployed. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Does {
  Effect[] value();

  /** Of an approving step: the variable it leaves its answer in. */
  String answer() default "";

  /** Of an approving step: the answer that means yes. */
  String yes() default "";

  /**
   * Of a step that works on one of several things: the variable that says on which. A process it is
   * drawn in is told by whoever calls it.
   */
  String about() default "";

  /** Variables it leaves that each say one thing, for a call to be about. */
  String[] leaves() default {};

  /** Codes of the BPMN errors it may raise. */
  String[] raises() default {};
}
