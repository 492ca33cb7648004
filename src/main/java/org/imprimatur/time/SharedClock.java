package org.imprimatur.time;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.springframework.beans.factory.annotation.Qualifier;

/** Asks for the database's clock instead of the node's. */
@Qualifier("sharedClock")
@Retention(RetentionPolicy.RUNTIME)
public @interface SharedClock {}
