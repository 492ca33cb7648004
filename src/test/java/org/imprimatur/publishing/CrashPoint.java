package org.imprimatur.publishing;

/** Where on its way a node dies. */
enum CrashPoint {
  /** The attempt is written, not committed. */
  BEFORE_RECORD,
  /** The attempt is recorded, the call not made. */
  BEFORE_CALL,
  /** The platform has done what it does; nobody has read its answer. */
  BEFORE_ANSWER,
  /** The answer was read and written, not committed. */
  BEFORE_RESULT,
  /** The result is recorded; the engine does not know. */
  BEFORE_ENGINE,
  /** The engine knows; the node dies with nothing in its hands. */
  AFTER_ENGINE,
  /** The platform was asked whether the post is there; its answer is not recorded. */
  BEFORE_LESSON,
  /** What the look-up taught is recorded; the engine does not know. */
  AFTER_LESSON,
  /** A person has decided; nothing of it is committed. */
  BEFORE_DECISION
}
