package org.imprimatur.publishing;

import java.util.function.Consumer;

/** Decides where a node dies, and how: a test throws, a real process halts. */
final class Fate {

  /** The end of a node. Nothing catches it, so nothing tidies up. */
  static final class Death extends Error {
    Death(CrashPoint point) {
      super("Died at " + point, null, false, false);
    }
  }

  private final Consumer<CrashPoint> death;
  private volatile CrashPoint next;
  private volatile boolean dead;

  Fate(Consumer<CrashPoint> death) {
    this.death = death;
  }

  /** A node that dies by an error that leaves every open transaction unfinished. */
  static Fate ofThreads() {
    return new Fate(
        point -> {
          throw new Death(point);
        });
  }

  /** The node that passes this point next dies there. */
  void await(CrashPoint point) {
    dead = false;
    next = point;
  }

  /** Another node goes on. */
  void spare() {
    dead = false;
    next = null;
  }

  boolean awaits(CrashPoint point) {
    return next == point;
  }

  boolean dead() {
    return dead;
  }

  void reached(CrashPoint point) {
    if (point == null || next != point) return;
    next = null;
    dead = true;
    death.accept(point);
  }
}
