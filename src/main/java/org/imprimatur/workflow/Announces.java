package org.imprimatur.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares, where messages are sent, what has happened when one of them arrives. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Announces.All.class)
public @interface Announces {
  /** The message's name in the diagrams. */
  String message();

  Effect effect();

  /** Several of them. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @interface All {
    Announces[] value();
  }
}
