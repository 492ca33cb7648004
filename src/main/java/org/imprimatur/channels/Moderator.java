package org.imprimatur.channels;

import java.util.Set;

/** Moderates what others write to an account. */
public interface Moderator extends Platform {

  /** What this account can do by machine about something of this kind. */
  Set<Moderation> can(Account account, PlatformEvent.Kind kind);

  /** Does it, once. */
  SendResult moderate(Account account, ModerationCall call);
}
