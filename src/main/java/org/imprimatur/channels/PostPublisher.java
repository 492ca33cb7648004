package org.imprimatur.channels;

/**
 * Puts a post on a platform: first everything that may be repeated, then the one call that may not.
 */
public interface PostPublisher extends Platform {

  /**
   * Does at most one remote step towards a sendable post (upload a medium, create a container, ask
   * whether it is processed) and returns all progress so far, which is stored before the next step.
   * Safe to repeat.
   *
   * @throws PostRejected if the platform refuses the content
   * @throws ChannelUnauthorized if the account's login is not accepted
   * @throws PlatformUnavailable if nothing was learned; try again later
   */
  Preparation prepare(Account account, Delivery delivery);

  /**
   * Makes the post public: the irreversible call. Never throws for what the platform or the network
   * does: everything that is not provably sent, unsent or refused is {@link SendResult.Unknown}.
   */
  SendResult publish(Account account, Delivery delivery);

  /**
   * How an answer has to begin so that it reaches whom it answers, with what separates it from the
   * words; "" where it needs nothing. Part of the text that is approved.
   */
  default String addressing(RemoteAuthor author) {
    return "";
  }
}
