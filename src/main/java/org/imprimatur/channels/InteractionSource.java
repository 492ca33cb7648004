package org.imprimatur.channels;

/**
 * Reads what happened around an account: of platforms that do not call us, and of those that do,
 * for what they called when nobody answered.
 */
public interface InteractionSource extends Platform {

  /**
   * What happened since the cursor, one page of it. Told again, an event is the same: asking from
   * an older cursor does no harm.
   *
   * @param cursor what {@link Heard#cursor} was last, or "" the first time
   * @throws ChannelUnauthorized if the credentials are not accepted
   * @throws PlatformUnavailable if the server cannot be read
   */
  Heard listen(Account account, String cursor);
}
