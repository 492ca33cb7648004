package org.imprimatur.channels;

import java.util.Optional;

/** Finds out whether something we heard of was edited or deleted since. */
public interface ChangeReader extends InteractionSource {

  /**
   * What became of it, as an event of its own; empty if it is as it was.
   *
   * @throws ChannelUnauthorized if the credentials are not accepted
   * @throws PlatformUnavailable if the server cannot be read
   */
  Optional<PlatformEvent> reread(Account account, PlatformEvent known);
}
