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

  /** Codes of the BPMN errors it may raise. */
  String[] raises() default {};
}
